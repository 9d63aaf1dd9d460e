package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;

class AllocationTest {

  private static final int EVENTS = 20_000;

  /** Bytes an event, average: what the JVM itself may allocate in between. */
  private static final long MOST = 16;

  @Test
  void anEventThatMatchesNothingAllocatesNothing() {
    var table = new FieldTable();
    Run run = Run.of(table, plans());
    List<Event> events = events(table);
    play(run, events);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    long before = threads.getThreadAllocatedBytes(id);
    play(run, events);
    long bytes = threads.getThreadAllocatedBytes(id) - before;

    assertThat(run.matches).isEmpty();
    assertThat(run.signals.counters().candidates()).as("something is evaluated").isPositive();
    assertThat(run.signals.counters().predicates()).isPositive();
    assertThat(bytes / EVENTS).isLessThan(MOST);
  }

  private static void play(Run run, List<Event> events) {
    SignalSink sink = run.operators.signals(run.matches::add);
    for (int i = 0; i < EVENTS; i++) {
      run.signals.accept(events.get(i % events.size()), sink);
    }
  }

  private static List<RulePlan> plans() {
    var plans = new ArrayList<RulePlan>();
    for (int i = 0; i < 300; i++) {
      var name = Plans.test("process.name", "tool" + i);
      var line =
          Plans.test("process.command_line", new Predicate.Like(List.of("*secret" + i + "*")));
      plans.add(Plans.single("name" + i, Plans.all(name, line)));
      plans.add(Plans.single("line" + i, Plans.all(line, Plans.test("process.pid", i))));
      plans.add(
          Plans.sequence("both" + i, Plans.step(name, "host.id"), Plans.step(line, "host.id")));
    }
    plans.add(
        Plans.single(
            "net", Plans.test("source.ip", new Predicate.InNetwork(List.of("10.0.0.0/8")))));
    plans.add(
        Plans.single(
            "order",
            Plans.test(
                "process.pid", new Predicate.Compare(Comparison.LESS, new Literal.Whole(0)))));
    plans.add(
        Plans.single(
            "date",
            Plans.test("@timestamp", new Predicate.Compare(Comparison.LESS, Plans.text("1999")))));
    plans.add(
        Plans.single(
            "args",
            new perilune.rules.plan.Condition.Test(
                "process.args",
                new Predicate.Equal(Plans.text("--EVIL")),
                Matching.EQL_INSENSITIVE.with(Matching.Anchoring.PREFIX))));
    return plans;
  }

  private static List<Event> events(FieldTable table) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 50; i++) {
      Event event = new Event(table);
      event.header().timed = true;
      event.put(KnownField.TIMESTAMP, "2026-05-01T10:00:00.123Z");
      event.put(KnownField.PROCESS_NAME, "tool" + i);
      event.put(KnownField.PROCESS_COMMAND_LINE, "tool" + i + " --secret is not secre" + i);
      event.put(KnownField.PROCESS_ARGS, "--evi");
      event.put(KnownField.PROCESS_ARGS, "é");
      event.put(KnownField.SOURCE_IP, "192.168.0." + i);
      event.putLong(KnownField.PROCESS_PID, i);
      events.add(event);
    }
    return events;
  }
}
