package perilune.pipeline.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.sequencer.EventPool;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.EcsJsonFormat;

/** Reading on another thread gives what reading on one's own does. */
class ReadAheadTest {

  @TempDir private Path folder;
  private final FieldTable fields = new FieldTable();
  private final EventPool reading = new EventPool(fields);
  private final EventPool judging = new EventPool(fields);

  private String file(String name, int events) throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < events; i++) {
      text.append(
          "{\"@timestamp\":\"%s\",\"event\":{\"id\":\"%s%d\"},\"x\":{\"new%d\":\"%d\"}}\n"
              .formatted(Instant.ofEpochSecond(1_795_294_603L + i), name, i, i % 300, i));
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private MergedInputs open(EventPool pool, String... paths) throws IOException {
    return new MergedInputs(
        new Inputs(System.in).find(List.of(paths)).inputs(),
        new Telemetry(List.of(new EcsJsonFormat())),
        new ReadRecipe(fields, FieldDemand.all(), ReadLimits.defaults()),
        pool);
  }

  private List<String> all(EventSource source) throws IOException {
    var all = new ArrayList<String>();
    for (Event event = source.next(); event != null; event = source.next()) {
      var shown = new StringBuilder(event.text(KnownField.EVENT_ID).orElse("?"));
      for (int i = 0; i < event.fieldCount(); i++) {
        String name = fields.name(event.fieldAt(i));
        shown.append(' ').append(name).append('=').append(event.texts(event.fieldAt(i)));
      }
      all.add(shown.toString());
      judging.give(event);
    }
    return all;
  }

  @Test
  void givesTheSameEventsInTheSameOrder() throws IOException {
    String[] paths = {file("a", 1_000), file("b", 777), file("c", 1), file("d", 64)};
    List<String> expected;
    try (MergedInputs inputs = open(judging, paths)) {
      expected = all(inputs);
    }
    assertThat(expected).hasSize(1_000 + 777 + 1 + 64);
    try (MergedInputs inputs = open(reading, paths);
        var ahead = new ReadAhead(inputs, reading, judging)) {
      assertThat(all(ahead)).isEqualTo(expected);
      assertThat(ahead.next()).as("the end stays the end").isNull();
      assertThat(inputs.reports())
          .extracting(InputReport::events)
          .containsExactly(1000L, 777L, 1L, 64L);
    }
  }

  @Test
  void endsBeforeTheEndWhereNobodyWantsMore() throws IOException {
    String path = file("a", 5_000);
    try (MergedInputs inputs = open(reading, path);
        var ahead = new ReadAhead(inputs, reading, judging)) {
      assertThat(ahead.next()).isNotNull();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("perilune-reader");
  }

  @Test
  void whatGoesWrongWhileReadingComesBehindTheEventsBefore() throws IOException {
    String path = file("a", 100);
    MergedInputs inputs = open(reading, path);
    var broken = new IllegalStateException("broken");
    EventSource failing = new FailingSource(inputs, 70, broken);
    try (var ahead = new ReadAhead(failing, reading, judging)) {
      for (int i = 0; i < 70; i++) {
        assertThat(ahead.next()).as("event %d", i).isNotNull();
      }
      assertThatThrownBy(ahead::next).isSameAs(broken);
    }
    inputs.close();
  }

  /** Gives so many events and then fails. */
  private static final class FailingSource implements EventSource {
    private final EventSource source;
    private final RuntimeException failure;
    private int left;

    FailingSource(EventSource source, int left, RuntimeException failure) {
      this.source = source;
      this.left = left;
      this.failure = failure;
    }

    @Override
    public @Nullable Event next() throws IOException {
      if (left-- == 0) {
        throw failure;
      }
      return source.next();
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
