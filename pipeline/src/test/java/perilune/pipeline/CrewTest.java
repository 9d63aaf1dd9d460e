package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.engine.Compilation;
import perilune.engine.Match;
import perilune.engine.MatchSink;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.input.EventSource;
import perilune.pipeline.sequencer.EventPool;

/** Several threads at one pipeline: the order of all, and what becomes of failures. */
class CrewTest {

  private static final int THREADS = 3;

  @TempDir private Path folder;
  private final FieldTable fields = new FieldTable();
  private final EventPool pool = new EventPool(fields);
  private final List<String> matched = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  private Pipeline pipeline(MatchSink matches) {
    PipelineOptions options = Sent.options(folder, WaitLimits.defaults());
    Compilation compilation =
        new RuleCompiler(fields, options.engine())
            .compile(List.of(Sent.plan("odd", "any where user.name == \"odd\"")));
    return Pipeline.inBatches(
        Assembly.of(options, compilation.rules(), fields),
        matches,
        Pipeline.Taps.apart(event -> seen.add(id(event))));
  }

  private static String id(Event event) {
    return event.text(KnownField.EVENT_ID).orElse("?");
  }

  private void note(Match match) {
    matched.add(match.events().getFirst().id());
  }

  /** Events without a time, each judged at once, and then nothing, or a failure. */
  private final class Source implements EventSource {
    private final int count;
    private final @Nullable IOException failure;
    private int given;

    Source(int count, @Nullable IOException failure) {
      this.count = count;
      this.failure = failure;
    }

    @Override
    public @Nullable Event next() throws IOException {
      if (given == count) {
        if (failure != null) {
          throw failure;
        }
        return null;
      }
      Event event = pool.take();
      event.put(KnownField.HOST_ID, "h");
      event.put(KnownField.EVENT_ID, "e" + given);
      event.put(KnownField.USER_NAME, given % 2 == 0 ? "even" : "odd");
      given++;
      return event;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static List<String> expected(int count, int from, int step) {
    var ids = new ArrayList<String>();
    for (int i = from; i < count; i += step) {
      ids.add("e" + i);
    }
    return ids;
  }

  @Test
  void everyEventComesByInOrderAndIsJudgedOnce() throws IOException {
    for (int count : new int[] {0, 1, Crew.BATCH - 1, Crew.BATCH, Crew.BATCH + 1, 5_000}) {
      seen.clear();
      matched.clear();
      Pipeline pipeline = pipeline(this::note);
      new Crew(new Source(count, null), pipeline, pool, () -> {}).run(THREADS);
      pipeline.finish();
      assertThat(seen).isEqualTo(expected(count, 0, 1));
      assertThat(matched).isEqualTo(expected(count, 1, 2));
      assertThat(pipeline.counters().stage().events()).isEqualTo(count);
    }
  }

  @Test
  void whatGoesWrongWhileReadingComesBehindTheEventsBefore() {
    var broken = new IOException("broken");
    var crew = new Crew(new Source(1_000, broken), pipeline(this::note), pool, () -> {});
    assertThatThrownBy(() -> crew.run(THREADS)).isSameAs(broken);
    assertThat(matched).isEqualTo(expected(1_000, 1, 2));
  }

  @Test
  void whatGoesWrongWhileTellingEndsAllThreads() {
    var broken = new IllegalStateException("full");
    Pipeline pipeline =
        pipeline(match -> {
          note(match);
          if (Objects.equals(matched.getLast(), "e77")) {
            throw broken;
          }
        });
    var crew = new Crew(new Source(Integer.MAX_VALUE, null), pipeline, pool, () -> {});
    assertThatThrownBy(() -> crew.run(THREADS)).isSameAs(broken);
    assertThat(matched).as("nothing is told after that").isEqualTo(expected(78, 1, 2));
  }
}
