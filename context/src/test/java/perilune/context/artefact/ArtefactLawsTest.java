package perilune.context.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import perilune.context.ContextLimits;
import perilune.context.HostContext;
import perilune.context.lineage.LineageLimits;
import perilune.context.lineage.Timeline;
import perilune.event.Event;
import perilune.event.EventCodec;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** Laws that hold for any history; see {@link FileHistory} for how to replay one. */
class ArtefactLawsTest {

  private static final int REPEATED = 20_000;

  private final FieldTable fields = new FieldTable();

  @Test
  void aSnapshotAndRestoreIsAsIfThereHadBeenNoStop() throws IOException {
    long seed = FileHistory.seed();
    var given = new long[5];
    for (int round = 0; round < 30; round++) {
      ContextLimits limits = limits(round % 2 == 0 ? 20 : 1_000, round % 3 == 0 ? 3 : 500);
      var whole = new HostContext(FieldDemand.all(), limits);
      var stopped = new HostContext(FieldDemand.all(), limits);
      List<Event> events = new FileHistory(seed + round, fields).events(600);
      for (int i = 0; i < events.size(); i++) {
        if (i % 41 == 0) {
          stopped = restored(stopped, limits);
        }
        assertThat(enriched(stopped, events.get(i)))
            .as("seed %d round %d event %d", seed, round, i)
            .isEqualTo(enriched(whole, events.get(i)));
      }
      assertThat(stopped.counters()).isEqualTo(whole.counters());
      ArtefactCounters counters = whole.counters().artefacts();
      given[0] += counters.expired();
      given[1] += counters.evicted();
      given[2] += counters.evictedOfProcess();
      given[3] += counters.longPaths();
      given[4] += counters.lateEvents();
    }
    assertThat(given).as("every way to forget was met").doesNotContain(0);
  }

  @Test
  void anAgeIsNeverNegativeAndAStateIsAlwaysThere() {
    var context = new HostContext(FieldDemand.all(), limits(200, 50));
    for (Event event : new FileHistory(FileHistory.seed(), fields).events(20_000)) {
      context.enrich(event);
      for (KnownField age : AGES) {
        for (int v = event.firstValue(age.id()); v != Event.NONE; v = event.nextValue(v)) {
          assertThat(event.longValue(v)).isNotNegative();
        }
      }
      List<String> states = event.texts(KnownField.SCRIPT_DROP_STATE);
      assertThat(states).hasSameSizeAs(event.texts(KnownField.LUA_SCRIPT_PATH));
      assertThat(event.texts(KnownField.SCRIPT_FORM)).hasSameSizeAs(states);
      if (event.has(KnownField.LUA_HOST)) {
        assertThat(event.text(KnownField.PROCESS_DROP_STATE).orElseThrow()).isIn(STATES);
        assertThat(event.text(KnownField.LUA_IDENTITY)).isPresent();
        assertThat(event.text(KnownField.IMAGE_LOCATION)).isPresent();
      }
      if (event.hasText(KnownField.PROCESS_DROP_STATE, "dropped")) {
        assertThat(event.text(KnownField.PROCESS_DROP_WRITER_RELATION)).isPresent();
      }
    }
  }

  private static final List<KnownField> AGES =
      List.of(
          KnownField.PROCESS_DROP_AGE,
          KnownField.SCRIPT_DROP_AGE,
          KnownField.LIBRARY_DROP_AGE,
          KnownField.FILE_DROP_AGE,
          KnownField.FILE_USED_AGE);
  private static final Set<String> STATES = Set.of("dropped", "not_seen", "unknown");

  @Test
  void thousandsOfFilesOfOneProcessLeaveThoseOfOthers() {
    var context = new HostContext(FieldDemand.all(), limits(300, 100));
    context.enrich(write("1.0", 4, "/tmp/mine"));
    for (int i = 0; i < 5_000; i++) {
      context.enrich(write("2.0", 5, "/tmp/flood/" + i));
    }
    ArtefactCounters counters = context.counters().artefacts();
    assertThat(counters.files()).isLessThanOrEqualTo(300);
    assertThat(counters.evictedOfProcess()).isEqualTo(4_900);
    assertThat(counters.evicted()).isZero();
    assertThat(dropState(context, "3.0", "/tmp/mine")).isEqualTo("dropped");
    assertThat(dropState(context, "3.1", "/tmp/flood/4999")).isEqualTo("dropped");
    assertThat(dropState(context, "3.2", "/tmp/flood/7")).as("forgotten").isEqualTo("unknown");
    assertThat(dropState(context, "9000.0", "/tmp/flood/7")).isEqualTo("not_seen");
    assertThat(context.counters().artefacts().expired()).isPositive();
  }

  @Test
  void whatWasLetGoByAClockThatStepsBackIsUnknown() {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    context.enrich(write("10.0", 4, "/tmp/mine"));
    context.enrich(write("9000.0", 5, "/tmp/later"));
    context.enrich(write("9001.0", 5, "/tmp/latest"));
    assertThat(context.counters().artefacts().expired()).isPositive();
    assertThat(dropState(context, "12.0", "/tmp/mine")).isEqualTo("unknown");
    assertThat(dropState(context, "9002.0", "/tmp/mine")).isEqualTo("not_seen");
  }

  @Test
  void filesOfManyProcessesStayWithinTheBound() {
    var context = new HostContext(FieldDemand.all(), limits(300, 100));
    for (int i = 0; i < 2_000; i++) {
      context.enrich(write("2.0", 10 + i, "/tmp/flood/" + i));
    }
    assertThat(context.counters().artefacts().files()).isLessThanOrEqualTo(301);
    assertThat(context.counters().artefacts().evicted()).isGreaterThan(1_690);
  }

  @Test
  void textStaysWithinItsBound() {
    var artefacts = new ArtefactLimits(1_000, 1_000, 4_096, 50_000, Duration.ofHours(1));
    var context =
        new HostContext(FieldDemand.all(), new ContextLimits(LineageLimits.defaults(), artefacts));
    for (int i = 0; i < 500; i++) {
      context.enrich(write("2.0", 5, "/tmp/" + "long".repeat(500) + i));
    }
    assertThat(context.counters().artefacts().files()).isLessThan(30);
    assertThat(context.counters().artefacts().evicted()).isPositive();
  }

  @Test
  void aCopierWithTooManyArgumentsIsCountedAndCopiesNothing() {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    String sources = "/usr/bin/lua5.4" + ",/tmp/x".repeat(CopyCommand.MAX_ARGUMENTS);
    context.enrich(
        Timeline.event(
            fields, "1.0 exec pid=5 ppid=3 exe=/usr/bin/cp args=cp," + sources + ",/tmp"));
    context.enrich(Timeline.event(fields, "1.1 create pid=5 exe=/usr/bin/cp file=/tmp/lua5.4"));
    Event start = Timeline.event(fields, "2.0 exec pid=6 exe=/tmp/lua5.4 args=lua5.4,-v");
    context.enrich(start);
    assertThat(start.has(KnownField.LUA_ORIGINAL_PATH)).isFalse();
    assertThat(start.text(KnownField.PROCESS_DROP_STATE)).contains("dropped");
    assertThat(context.counters().artefacts().longCommands()).isEqualTo(1);
  }

  @Test
  void aPathThatIsTooLongIsCountedAndUnknown() {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    String path = "/tmp/" + "x".repeat(5_000);
    context.enrich(write("1.0", 5, path));
    assertThat(dropState(context, "2.0", path)).isEqualTo("unknown");
    assertThat(context.counters().artefacts().longPaths()).isEqualTo(2);
    assertThat(context.counters().artefacts().files()).as("the interpreter").isEqualTo(1);
  }

  @Test
  void aFileThatIsKnownIsWrittenAndDeletedWithoutAnAllocation() {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    context.enrich(Timeline.event(fields, "1.0 #1 exec pid=5 ppid=4 exe=/usr/bin/gcc args=gcc"));
    Event write =
        Timeline.event(fields, "1.1 #2 write pid=5 ppid=4 exe=/usr/bin/gcc file=/tmp/a.o cwd=/x");
    Event delete =
        Timeline.event(fields, "1.2 #3 delete pid=5 ppid=4 exe=/usr/bin/gcc file=/tmp/a.o");
    var event = new Event(fields);
    long warm = allocated(context, event, write, delete);
    long measured = allocated(context, event, write, delete);
    assertThat((double) measured / REPEATED).as("warm-up took %d bytes", warm).isLessThan(1);
  }

  private static long allocated(HostContext context, Event event, Event... sources) {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < REPEATED; i++) {
      event.copyFrom(sources[i % sources.length]);
      context.enrich(event);
    }
    return thread.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void whatNobodyAsksForIsNeitherKeptNorRead() {
    var wanted = FieldDemand.of(new BitSet()).plus(KnownField.PROCESS_PARENT_NAME);
    assertThat(HostContext.needs(wanted).wants(KnownField.FILE_PATH)).isFalse();
    var context = new HostContext(wanted, ContextLimits.defaults());
    context.enrich(write("1.0", 5, "/tmp/a"));
    assertThat(context.counters().artefacts().files()).isZero();
    FieldDemand drops = wanted.plus(KnownField.PROCESS_DROP_STATE);
    assertThat(HostContext.needs(drops).wants(KnownField.FILE_PATH)).isTrue();
  }

  @Test
  void whatIsAskedForIsTheSameWhateverElseIs() {
    var wanted = FieldDemand.of(new BitSet()).plus(KnownField.LUA_HOST);
    var some = new HostContext(wanted, ContextLimits.defaults());
    var all = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    for (Event event : new FileHistory(FileHistory.seed(), fields).events(5_000)) {
      Event one = copy(event);
      Event other = copy(event);
      some.enrich(one);
      all.enrich(other);
      assertThat(one.texts(KnownField.LUA_HOST)).isEqualTo(other.texts(KnownField.LUA_HOST));
    }
  }

  @Test
  void aDamagedSnapshotIsRefusedAndChangesNothing() throws IOException {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    new FileHistory(FileHistory.seed(), fields).events(200).forEach(context::enrich);
    byte[] snapshot = snapshot(context);
    for (int length = 0; length < snapshot.length; length += 211) {
      byte[] cut = Arrays.copyOf(snapshot, length);
      assertThatThrownBy(() -> context.readFrom(new DataInputStream(new ByteArrayInputStream(cut))))
          .isInstanceOf(IOException.class);
    }
    assertThat(snapshot(context)).isEqualTo(snapshot);
  }

  private static ContextLimits limits(int files, int perProcess) {
    return new ContextLimits(
        LineageLimits.defaults(), ArtefactLimits.defaults().withFiles(files, perProcess));
  }

  private Event write(String time, int pid, String path) {
    return Timeline.event(
        fields, time + " create pid=" + pid + " ppid=3 exe=/usr/bin/x file=" + path);
  }

  private String dropState(HostContext context, String time, String script) {
    Event event =
        Timeline.event(fields, time + " exec pid=9 ppid=3 exe=/usr/bin/lua args=lua," + script);
    context.enrich(event);
    return event.text(KnownField.SCRIPT_DROP_STATE).orElse("absent");
  }

  private static HostContext restored(HostContext context, ContextLimits limits)
      throws IOException {
    byte[] snapshot = snapshot(context);
    var restored = new HostContext(FieldDemand.all(), limits);
    restored.readFrom(new DataInputStream(new ByteArrayInputStream(snapshot)));
    assertThat(snapshot(restored)).isEqualTo(snapshot);
    return restored;
  }

  private static byte[] snapshot(HostContext context) throws IOException {
    var bytes = new ByteArrayOutputStream();
    context.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private byte[] enriched(HostContext context, Event event) throws IOException {
    Event copy = copy(event);
    context.enrich(copy);
    var bytes = new ByteArrayOutputStream();
    EventCodec.write(copy, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private Event copy(Event event) {
    var copy = new Event(fields);
    copy.copyFrom(event);
    return copy;
  }
}
