package perilune.telemetry.auditd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

class AuditdReaderTest {

  private static final String CALL =
      "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=1 ppid=1 pid=2"
          + " auid=5 uid=5 gid=5 euid=5 tty=(none) ses=2 comm=\"lua\" exe=\"/usr/bin/lua\" key=\"k\"";

  @Test
  void tellsTimeSerialAndTheSpanOfAnEventsLines() {
    String first = record("SYSCALL", "1700000000.123:9", CALL);
    String other = record("SYSCALL", "1700000000.124:10", CALL);
    String second = record("EXECVE", "1700000000.123:9", "argc=1 a0=\"lua\"");
    EventHeader header = ReadEvents.of("\n" + first + other + second).events().get(0).header();
    assertThat(header.timed).isTrue();
    assertThat(header.timeNanos).isEqualTo(1_700_000_000_123_000_000L);
    assertThat(header.sequence).isEqualTo(9);
    assertThat(header.offset).isEqualTo(1);
    assertThat(header.line).isEqualTo(2);
    assertThat(header.length).isEqualTo(first.length() + other.length() + second.length() - 1);
  }

  @Test
  void keepsTheOriginalLinesOnlyWhereTheyAreAskedFor() {
    String text = "<13>host " + exec(1).stripTrailing() + "\u001dUID=\"x\"";
    assertThat(ReadEvents.of(text).show(0, "event.original")).isEqualTo(text.replace("\n", "\\n"));
    var demand = FieldDemand.of(new BitSet()).plus(KnownField.PROCESS_ARGS);
    Event event = read(text, demand, ReadLimits.defaults()).events().getFirst();
    assertThat(event.texts(KnownField.PROCESS_ARGS)).containsExactly("lua", "x");
    assertThat(event.fieldCount()).isEqualTo(1);
  }

  @Test
  void takesANamedKeyOfDataWhereItIsAskedFor() {
    var fields = new FieldTable();
    var ids = new BitSet();
    ids.set(fields.intern("auditd.data.op"));
    var context =
        new ReadContext(fields, FieldDemand.of(ids), new Refusals(), ReadLimits.defaults());
    String text = record("CONFIG_CHANGE", "1.0:1", "op=add_rule list=4");
    int before = fields.size();
    var read = ReadEvents.of(text.getBytes(StandardCharsets.UTF_8), context);
    assertThat(read.show(0, "auditd.data.op")).isEqualTo("add_rule");
    assertThat(read.events().getFirst().fieldCount()).isEqualTo(1);
    assertThat(fields.size()).isEqualTo(before);
  }

  @Test
  void countsNamesForWhichTheTableHasNoPlace() {
    var fields = new FieldTable(new FieldTable().size() + 1);
    var context = new ReadContext(fields, FieldDemand.all(), new Refusals(), ReadLimits.defaults());
    String text = record("CONFIG_CHANGE", "1.0:1", "one=1 two=2 three=3");
    var read = ReadEvents.of(text.getBytes(StandardCharsets.UTF_8), context);
    assertThat(read.show(0, "auditd.data.one")).isEqualTo("1");
    assertThat(read.refusals().counts()).containsEntry(Refusals.Reason.TOO_MANY_FIELDS, 2L);
  }

  @Test
  void givesTheSameIdWhateverTheOrderOfRecordsTheNodeTheNamesAndTheEnd() {
    String plain = exec(1);
    List<String> lines = plain.lines().toList();
    String reversed = String.join("\n", lines.reversed());
    String dressed =
        lines.stream()
            .map(line -> "node=x " + line + " \u001dUID=\"root\"\n")
            .collect(Collectors.joining());
    String closed = plain + record("EOE", "1700000000.100:1", "");
    assertThat(List.of(reversed, dressed, closed))
        .allSatisfy(text -> assertThat(hash(text)).isEqualTo(hash(plain)));
    assertThat(hash(plain.replace("pid=2", "pid=3"))).isNotEqualTo(hash(plain));
  }

  private static String hash(String text) {
    return ReadEvents.of(text).events().getFirst().header().computedId();
  }

  @Test
  void closesATitledEventOnceTheWindowOfNewerEventsHasPassed() {
    String late = record("CWD", "1700000000.100:1", "cwd=\"/late\"");
    String head = record("SYSCALL", "1700000000.100:1", CALL.replace("items=1", "items=0"));
    head += record("PROCTITLE", "1700000000.100:1", "proctitle=\"x\"");
    String inTime = head + forks(OpenEvents.WINDOW) + late;
    String tooLate = head + forks(OpenEvents.WINDOW + 1) + late;
    assertThat(ReadEvents.of(inTime).events()).hasSize(1 + OpenEvents.WINDOW);
    assertThat(ReadEvents.of(tooLate).events()).hasSize(1 + OpenEvents.WINDOW + 2);
  }

  @Test
  void closesAnEventThatIsOlderThanTheTimeoutOfItsNode() {
    String head = record("SYSCALL", "1700000000.100:1", CALL);
    String late = record("CWD", "1700000000.100:1", "cwd=\"/late\"");
    String newer = forksAt("1700000002.200", OpenEvents.TIMEOUT_WINDOW + 1);
    int events = OpenEvents.TIMEOUT_WINDOW + 2;
    assertThat(ReadEvents.of(head + newer + late).events()).hasSize(events + 1);
    String sameTime = forksAt("1700000002.000", OpenEvents.TIMEOUT_WINDOW + 1);
    assertThat(ReadEvents.of(head + sameTime + late).events()).hasSize(events);
    String otherNode = newer.replace("type=", "node=b type=");
    assertThat(ReadEvents.of(head + otherNode + late).events()).hasSize(events);
  }

  @Test
  void keepsNoMoreEventsOpenThanTheLimit() throws IOException {
    var limits = new ReadLimits(1 << 20, 10, 5, Duration.ofSeconds(2));
    var input = new ByteArrayInputStream(forks(100).getBytes(StandardCharsets.UTF_8));
    var context = new ReadContext(new FieldTable(), FieldDemand.all(), new Refusals(), limits);
    try (EventReader reader = new AuditdFormat().open(input, context)) {
      var event = new Event(context.fields());
      var serials = new ArrayList<Long>();
      while (reader.read(event)) {
        serials.add(event.header().sequence);
      }
      assertThat(serials).hasSize(100).isSorted();
    }
  }

  @Test
  void cutsAnEventThatGrowsBeyondItsLimitAndCountsIt() {
    String one = record("PATH", "1700000000.100:1", "item=0 name=\"/x\"");
    var read = ReadEvents.of(one.repeat(OpenEvent.MAX_RECORDS + 10));
    assertThat(read.events()).hasSize(2);
    assertThat(read.refusals().places(Refusals.Reason.INCOMPLETE_EVENT).getFirst().detail())
        .contains("--max-line-bytes");
  }

  @Test
  void givesOutWhatItHasBeforeItSaysThatTheInputFailed() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    var good = new ByteArrayInputStream(exec(1).getBytes(StandardCharsets.UTF_8));
    var context =
        new ReadContext(new FieldTable(), FieldDemand.all(), new Refusals(), ReadLimits.defaults());
    try (EventReader reader =
        new AuditdFormat().open(new SequenceInputStream(good, broken), context)) {
      var event = new Event(context.fields());
      assertThat(reader.read(event)).isTrue();
      assertThatThrownBy(() -> reader.read(event)).isInstanceOf(IOException.class);
      assertThat(reader.read(event)).isFalse();
    }
  }

  @Test
  void readsTheSameWhateverTheOrderOfRecordsInsideTheWindow() {
    long seed = Long.getLong("perilune.seed", 42);
    System.out.println("seed " + seed + " (-Dperilune.seed)");
    var random = new SplittableRandom(seed);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      exec(i).lines().forEach(lines::add);
    }
    List<String> expected = commandLines(lines);
    for (int round = 0; round < 50; round++) {
      var shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, new java.util.Random(random.nextLong()));
      assertThat(commandLines(shuffled)).isEqualTo(expected);
    }
  }

  private static List<String> commandLines(List<String> lines) {
    return ReadEvents.of(String.join("\n", lines)).events().stream()
        .map(e -> e.header().computedId() + e.texts(KnownField.PROCESS_ARGS))
        .sorted()
        .toList();
  }

  @Test
  void allocatesNothingPerRecordOnceItsBuffersHaveGrown() throws IOException {
    byte[] log = (exec(1) + forks(1) + exec(2)).getBytes(StandardCharsets.UTF_8);
    int rounds = 20_000;
    var context =
        new ReadContext(new FieldTable(), FieldDemand.all(), new Refusals(), ReadLimits.defaults());
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (EventReader reader = new AuditdFormat().open(new Repeated(log, rounds), context)) {
      var event = new Event(context.fields());
      for (int i = 0; i < rounds; i++) {
        reader.read(event);
      }
      long before = bean.getCurrentThreadAllocatedBytes();
      int events = 0;
      while (reader.read(event)) {
        events++;
      }
      long perEvent = (bean.getCurrentThreadAllocatedBytes() - before) / Math.max(1, events);
      assertThat(events).isGreaterThan(rounds);
      assertThat(perEvent).isLessThan(8);
    }
  }

  @Test
  void recognisesRecordsAndNothingElse() {
    var format = new AuditdFormat();
    assertThat(List.of(exec(1), "# a comment\n\n" + exec(1), "Nov 21 host audit: " + exec(1)))
        .allMatch(text -> recognises(format, text));
    assertThat(
            List.of(
                "",
                "{\"message\":\"" + exec(1).lines().findFirst().orElseThrow() + "\"}",
                "an audit( of books",
                "type=SYSCALL msg=audit(yesterday): x=1"))
        .noneMatch(text -> recognises(format, text));
    assertThat(format.name()).isEqualTo("auditd");
  }

  private static boolean recognises(AuditdFormat format, String text) {
    byte[] head = text.getBytes(StandardCharsets.UTF_8);
    return format.recognises(head, head.length);
  }

  private static ReadEvents read(String text, FieldDemand demand, ReadLimits limits) {
    return ReadEvents.of(text.getBytes(StandardCharsets.UTF_8), demand, limits);
  }

  private static String record(String type, String stamp, String body) {
    return "type=" + type + " msg=audit(" + stamp + "): " + body + "\n";
  }

  private static String exec(int serial) {
    String stamp = "1700000000.100:" + serial;
    return record("SYSCALL", stamp, CALL)
        + record("EXECVE", stamp, "argc=2 a0=\"lua\" a1=\"x\"")
        + record("CWD", stamp, "cwd=\"/tmp\"")
        + record("PATH", stamp, "item=0 name=\"/usr/bin/lua\" mode=0100755 nametype=NORMAL")
        + record("PROCTITLE", stamp, "proctitle=6C75610078");
  }

  private static String forks(int count) {
    return forksAt("1700000000.100", count);
  }

  private static String forksAt(String time, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String body = "arch=c000003e syscall=57 success=yes exit=7 items=0 pid=3";
      text.append(record("SYSCALL", time + ":" + (1000 + i), body));
    }
    return text.toString();
  }

  /** The same log again and again, each time with later seconds, without a copy of it. */
  private static final class Repeated extends InputStream {

    private final byte[] log;
    private final long total;
    private long at;

    Repeated(byte[] log, int rounds) {
      this.log = log;
      this.total = (long) log.length * rounds;
    }

    @Override
    public int read() {
      return at < total ? next() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = (int) Math.min(length, total - at);
      for (int i = 0; i < count; i++) {
        into[offset + i] = next();
      }
      return count == 0 ? -1 : count;
    }

    /** The last five digits of the seconds, wherever 1700000000 stands, count the rounds. */
    private byte next() {
      int place = (int) (at % log.length);
      long round = at / log.length;
      at++;
      if (log[place] == '0' && place >= 9) {
        for (int digit = 0; digit < 5; digit++) {
          int start = place - 9 + digit;
          if (start >= 0 && Bytes.startsWith(log, start, log.length, SECONDS)) {
            return (byte) ('0' + round / POWERS[digit] % 10);
          }
        }
      }
      return log[place];
    }

    private static final byte[] SECONDS = Bytes.ascii("1700000000.");
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000};
  }
}
