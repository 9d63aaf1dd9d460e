package perilune.telemetry.eslogger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Cases stand in {@code messages.txt}: a sentence, messages in the short form of {@link Messages},
 * and what must come of them. {@code field=value} is of the message before, values of one field are
 * joined by a bar and blanks are underscores; {@code !field} is absent; {@code #events=2} and
 * {@code #BROKEN_RECORD=1} count, and a reason that is not named must not have been counted.
 */
class EsloggerReaderTest {

  /** What is expected once so many messages were read. */
  record Expected(int messages, String text) {}

  record Case(String name, List<String> lines, List<Expected> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    try (var in = EsloggerReaderTest.class.getResourceAsStream("messages.txt")) {
      assertThat(in).isNotNull();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("== ")) {
          cases.add(new Case(line.substring(3), new ArrayList<>(), new ArrayList<>()));
        } else if (line.startsWith("=> ")) {
          for (String text : line.substring(3).strip().split(" +", -1)) {
            cases.getLast().expected.add(new Expected(cases.getLast().lines.size(), text));
          }
        } else if (!line.isBlank()) {
          cases.getLast().lines.add(line);
        }
      }
    }
    return cases;
  }

  private final FieldTable fields = new FieldTable();
  private final Refusals refusals = new Refusals();

  @ParameterizedTest
  @MethodSource("cases")
  void readsAsItIsWritten(Case each) {
    var text = new StringBuilder();
    each.lines.forEach(line -> text.append(Messages.line(line)).append('\n'));
    List<Event> events = read(text.toString().getBytes(StandardCharsets.UTF_8));

    var counted = new ArrayList<String>();
    for (Expected expected : each.expected) {
      if (expected.text.startsWith("#events=")) {
        assertThat(events).hasSize(Integer.parseInt(expected.text.substring(8)));
      } else if (expected.text.startsWith("#")) {
        counted.add(expected.text.substring(1));
      } else {
        check(events, expected);
      }
    }
    assertThat(refusals.counts().entrySet().stream().map(Map.Entry::toString))
        .containsExactlyInAnyOrderElementsOf(counted);
  }

  private void check(List<Event> events, Expected each) {
    Event event = events.stream().filter(e -> e.header().line <= each.messages).toList().getLast();
    String expected = each.text;
    if (expected.startsWith("!")) {
      assertThat(event.texts(fields.intern(expected.substring(1)))).as(expected).isEmpty();
      return;
    }
    int equals = expected.indexOf('=');
    String name = expected.substring(0, equals);
    assertThat(String.join("|", event.texts(fields.intern(name))).replace(' ', '_'))
        .as(name)
        .isEqualTo(expected.substring(equals + 1));
  }

  private List<Event> read(byte[] bytes) {
    return read(bytes, FieldDemand.all());
  }

  private List<Event> read(byte[] bytes, FieldDemand demand) {
    var context = new ReadContext(fields, demand, refusals, ReadLimits.defaults());
    var all = new ArrayList<Event>();
    try (EventReader reader = new EsloggerFormat().open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(fields);
      while (reader.read(event)) {
        var copy = new Event(fields);
        copy.copyFrom(event);
        all.add(copy);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return all;
  }

  private static final String UNLINK =
      Messages.line("7 100.5<90.3 /bin/rm | {\"unlink\":{\"target\":%/private/tmp/x%}}");

  @Test
  void saysWhereTheRecordLiesAndWhenItHappened() {
    String first = Messages.line("6 100.5<90.3 /bin/rm | {\"exit\":{\"stat\":0}}");
    Event event = read((first + "\r\n\n" + UNLINK).getBytes(StandardCharsets.UTF_8)).getLast();

    assertThat(event.header().line).isEqualTo(3);
    assertThat(event.header().offset).isEqualTo(first.length() + 3);
    assertThat(event.header().length).isEqualTo(UNLINK.length());
    assertThat(event.header().sequence).isEqualTo(7);
    assertThat(event.header().timeNanos).isEqualTo(1_767_323_045_123_456_789L);
    assertThat(event.text(KnownField.EVENT_ORIGINAL)).contains(UNLINK);
  }

  @Test
  void theUnifiedLogAroundAMessageDoesNotChangeItsIdentity() {
    String wrapped =
        "{\"timestamp\":\"x\",\"subsystem\":\"com.apple.eslogger\",\"eventMessage\":\""
            + UNLINK.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}";
    Event inside = read(wrapped.getBytes(StandardCharsets.UTF_8)).getFirst();
    Event alone = read(UNLINK.getBytes(StandardCharsets.UTF_8)).getFirst();

    assertThat(inside.header().computedId()).isEqualTo(alone.header().computedId());
    assertThat(inside.text(KnownField.FILE_PATH)).contains("/private/tmp/x");
  }

  @Test
  void argumentsThatAreNotUtf8AreReplacedAndCounted() {
    String exec =
        Messages.line(
            "1 100.5<90.3 /bin/sh | {\"exec\":{\"target\":@100.6<90.3 /bin/ls@,\"args\":[\"ls\",\"?\"]}}");
    byte[] bytes = exec.getBytes(StandardCharsets.ISO_8859_1);
    bytes[exec.indexOf("?")] = (byte) 0xff;
    Event event = read(bytes).getFirst();

    assertThat(event.texts(KnownField.PROCESS_ARGS)).containsExactly("ls", "\ufffd");
    assertThat(refusals.counts()).containsExactly(Map.entry(Reason.INVALID_UTF8, 1L));
  }

  @Test
  void aMessageThatTheInputCutsOffIsNamedAsSuch() {
    byte[] bytes = (UNLINK + "\n" + UNLINK).getBytes(StandardCharsets.UTF_8);
    for (int length = UNLINK.length() + 2; length < bytes.length; length += 37) {
      assertThat(read(java.util.Arrays.copyOf(bytes, length))).hasSize(1);
    }
    assertThat(refusals.counts()).containsOnlyKeys(Reason.TRUNCATED);
  }

  @Test
  void extractsOnlyWhatIsAskedFor() {
    var ids = new BitSet();
    ids.set(KnownField.FILE_PATH.id());
    ids.set(fields.intern("eslogger.setextattr.extattr"));
    String line =
        Messages.line(
            "1 100.5<90.3 /bin/x | {\"setextattr\":{\"target\":%/a%,\"extattr\":\"com.apple.quarantine\"}}");
    Event event = read(line.getBytes(StandardCharsets.UTF_8), FieldDemand.of(ids)).getFirst();

    assertThat(event.fieldCount()).isEqualTo(2);
    assertThat(event.text(fields.intern("eslogger.setextattr.extattr")))
        .contains("com.apple.quarantine");
  }

  @Test
  void everyKindInTheTableIsReadWithAnEmptyPart() {
    for (String name : EventKind.names()) {
      String line = Messages.line("1 100.5<90.3 /bin/x | {\"" + name + "\":{}}");
      Event event = read(line.getBytes(StandardCharsets.UTF_8)).getFirst();
      assertThat(event.has(KnownField.EVENT_ACTION)).as(name).isTrue();
      assertThat(event.longOr(KnownField.PROCESS_PID, -1)).as(name).isEqualTo(100);
    }
  }

  @Test
  void theTimeOfAnEntryOfTheUnifiedLogHasAnOffsetWithoutColon() {
    String entry =
        "{\"timestamp\":\"2026-05-04 10:00:00.123456+0200\",\"machTimestamp\":1,"
            + "\"eventMessage\":\"x\",\"processImagePath\":\"/sbin/launchd\"}\n";
    byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
    assertThat(new EsloggerFormat().recognises(bytes, bytes.length)).isFalse();
    assertThat(new UnifiedLogFormat().recognises(bytes, bytes.length)).isTrue();
    Event event = read(bytes).getFirst();
    assertThat(event.header().timed).isTrue();
    assertThat(event.header().timeNanos).isEqualTo(1_777_881_600_123_456_000L);
  }
}
