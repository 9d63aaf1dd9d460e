package perilune.context.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.EventCodec;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** Laws that hold for any history; see {@link History} for how to replay one. */
class HistoryTest {

  private final FieldTable fields = new FieldTable();

  @Test
  void aSnapshotAndRestoreIsAsIfThereHadBeenNoStop() throws IOException {
    long seed = History.seed();
    for (int round = 0; round < 40; round++) {
      int pids = round % 2 == 0 ? 30 : 3_000;
      List<Event> events = new History(seed + round, fields, pids).events(600);
      var limits = round % 5 == 0 ? tight(10_000) : few(round % 4 < 2 ? 50 : 1_000);
      var whole = new Lineage(FieldDemand.all(), limits);
      var stopped = new Lineage(FieldDemand.all(), limits);
      for (int i = 0; i < events.size(); i++) {
        if (i % 37 == 0) {
          stopped = restored(stopped, limits);
        }
        assertThat(enriched(stopped, events.get(i)))
            .as("seed %d round %d event %d", seed, round, i)
            .isEqualTo(enriched(whole, events.get(i)));
      }
      assertThat(stopped.counters()).isEqualTo(whole.counters());
    }
  }

  @Test
  void theTableStaysWithinItsBoundAndCountsWhatItForgets() {
    long seed = History.seed();
    var limits = LineageLimits.defaults().withMaxProcesses(20);
    var lineage = new Lineage(FieldDemand.all(), limits);
    for (Event event : new History(seed, fields, 10_000).events(5_000)) {
      lineage.enrich(event);
      assertThat(lineage.counters().processes()).as("seed %d", seed).isLessThanOrEqualTo(20);
    }
    assertThat(lineage.counters().evicted()).isPositive();
  }

  @Test
  void textSessionsAndAncestorsStayWithinTheirBoundsToo() {
    long seed = History.seed();
    var lineage = new Lineage(FieldDemand.all(), tight(20_000));
    for (Event event : new History(seed, fields, 300).events(5_000)) {
      lineage.enrich(event);
      assertThat(lineage.counters().processes()).as("seed %d", seed).isLessThan(80);
      assertThat(event.longOr(KnownField.ANCESTOR_COUNT, 0)).isLessThanOrEqualTo(2);
    }
    LineageCounters counters = lineage.counters();
    assertThat(counters.sessions()).isLessThanOrEqualTo(3);
    assertThat(counters.evictedSessions()).isPositive();
    assertThat(counters.evicted()).isPositive();
    assertThat(counters.expired()).isPositive();
    assertThat(counters.cutArguments()).isPositive();
  }

  /** Nodes are used again, also for other hosts: nothing of their former processes shows. */
  @Test
  void hostsThatShareAMemoryAreAsIfEachHadItsOwn() throws IOException {
    long seed = History.seed();
    LineageLimits limits = few(30);
    var memory = ProcessMemory.of(limits, 1);
    for (int host = 0; host < 6; host++) {
      var shared = new ArrayList<Lineage>();
      var own = new ArrayList<Lineage>();
      var histories = new ArrayList<List<Event>>();
      for (int i = 0; i < 3; i++) {
        shared.add(new Lineage(FieldDemand.all(), limits, memory));
        own.add(new Lineage(FieldDemand.all(), limits));
        histories.add(new History(seed + 3L * host + i, fields, 400).events(1_000));
      }
      for (int event = 0; event < 1_000; event++) {
        for (int i = 0; i < 3; i++) {
          assertThat(enriched(shared.get(i), histories.get(i).get(event)))
              .as("seed %d host %d event %d", seed, 3 * host + i, event)
              .isEqualTo(enriched(own.get(i), histories.get(i).get(event)));
        }
      }
      shared.forEach(Lineage::leave);
      assertThat(memory.bytes()).isZero();
    }
  }

  @Test
  void aHostWithManyProcessesGivesWayToOneWithFew() {
    long seed = History.seed();
    LineageLimits limits = tight(60_000);
    var memory = ProcessMemory.of(limits, 1);
    var few = new Lineage(FieldDemand.all(), limits, memory);
    new History(seed, fields, 20).events(40).forEach(few::enrich);
    long kept = few.counters().processes();
    var many = new Lineage(FieldDemand.all(), limits, memory);
    for (Event event : new History(seed + 1, fields, 10_000).events(3_000)) {
      many.enrich(event);
      assertThat(memory.isFull()).as("seed %d", seed).isFalse();
    }
    assertThat(many.counters().evicted()).isPositive();
    assertThat(few.counters().processes()).isEqualTo(kept);
    var third = new Lineage(FieldDemand.all(), limits, memory);
    new History(seed + 2, fields, 10_000).events(10).forEach(third::enrich);
    many.giveWay();
    assertThat(memory.isFull()).isFalse();
  }

  private static LineageLimits few(int processes) {
    return LineageLimits.defaults().withMaxProcesses(processes);
  }

  private static LineageLimits tight(long bytes) {
    return new LineageLimits(
        1_000, 2, 3, 20, bytes, 0, Duration.ofSeconds(1), Duration.ofMillis(1));
  }

  @Test
  void anEventThatSaysNothingNewIsEnrichedAlikeTwice() throws IOException {
    long seed = History.seed();
    var lineage = new Lineage(FieldDemand.all(), LineageLimits.defaults());
    for (Event event : new History(seed, fields, 40).events(3_000)) {
      byte[] first = enriched(lineage, event);
      boolean plain = event.hasText(KnownField.EVENT_ACTION, "connect");
      boolean login = event.has(KnownField.AUDITD_MESSAGE_TYPE);
      if (plain && !login) {
        assertThat(enriched(lineage, event)).as("seed %d", seed).isEqualTo(first);
      }
    }
  }

  @Test
  void fieldsThatNobodyWantsAreNotWrittenAndOthersAreTheSame() {
    long seed = History.seed();
    var wanted = FieldDemand.of(new java.util.BitSet()).plus(KnownField.PROCESS_PARENT_NAME);
    var some = new Lineage(wanted, LineageLimits.defaults());
    var all = new Lineage(FieldDemand.all(), LineageLimits.defaults());
    for (Event event : new History(seed, fields, 40).events(1_000)) {
      Event one = copy(event);
      Event other = copy(event);
      some.enrich(one);
      all.enrich(other);
      assertThat(one.texts(KnownField.PROCESS_PARENT_NAME))
          .isEqualTo(other.texts(KnownField.PROCESS_PARENT_NAME));
      assertThat(one.has(KnownField.ANCESTOR_COUNT)).isFalse();
      assertThat(one.has(KnownField.ENTRY_TYPE)).isFalse();
    }
  }

  @Test
  void ancestorFieldsAreAligned() {
    var lineage = new Lineage(FieldDemand.all(), LineageLimits.defaults());
    for (Event event : new History(History.seed(), fields, 40).events(2_000)) {
      lineage.enrich(event);
      int count = (int) event.longOr(KnownField.ANCESTOR_COUNT, 0);
      assertThat(event.texts(KnownField.ANCESTOR_ENTITY_ID)).hasSize(count);
      assertThat(event.texts(KnownField.ANCESTOR_EXECUTABLE)).hasSize(count);
      assertThat(event.texts(KnownField.ANCESTOR_NAME)).hasSize(count);
      assertThat(event.texts(KnownField.ANCESTOR_COMMAND_LINE)).hasSize(count);
    }
  }

  @Test
  void aDamagedSnapshotIsRefusedAndChangesNothing() throws IOException {
    var lineage = new Lineage(FieldDemand.all(), LineageLimits.defaults());
    new History(History.seed(), fields, 40).events(300).forEach(lineage::enrich);
    var before = lineage.counters();
    byte[] snapshot = snapshot(lineage);
    for (int length = 0; length < snapshot.length; length += 97) {
      byte[] cut = Arrays.copyOf(snapshot, length);
      assertThatThrownBy(() -> lineage.readFrom(new DataInputStream(new ByteArrayInputStream(cut))))
          .isInstanceOf(IOException.class);
    }
    assertThat(lineage.counters()).isEqualTo(before);
    assertThat(snapshot(lineage)).isEqualTo(snapshot);
  }

  private static Lineage restored(Lineage lineage, LineageLimits limits) throws IOException {
    byte[] snapshot = snapshot(lineage);
    var restored = new Lineage(FieldDemand.all(), limits);
    restored.readFrom(new DataInputStream(new ByteArrayInputStream(snapshot)));
    assertThat(snapshot(restored)).isEqualTo(snapshot);
    return restored;
  }

  private static byte[] snapshot(Lineage lineage) throws IOException {
    var bytes = new ByteArrayOutputStream();
    lineage.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private byte[] enriched(Lineage lineage, Event event) throws IOException {
    Event copy = copy(event);
    lineage.enrich(copy);
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
