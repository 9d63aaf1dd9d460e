package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/** Samples, one event after the other; events are named by letters and keyed by {@code k}. */
class SamplesTest {

  private final FieldTable table = new FieldTable();
  private long time;

  private Run run(int maxPerKey, int maxPending, String... kinds) {
    List<Step> steps =
        List.of(kinds).stream().map(kind -> Plans.step(Plans.test("kind", kind), "k")).toList();
    var plan = new RulePlan("r", new Operator.Sample(steps, maxPerKey));
    return Run.of(table, List.of(plan), new EngineLimits(maxPending, 100, 10_000, 100));
  }

  private Event event(String key, String kind, String name) {
    Event event = new Event(table);
    event.header().timed = true;
    event.header().timeNanos = ++time;
    event.put(table.intern("event.id"), name);
    event.put(table.intern("k"), key);
    event.put(table.intern("kind"), kind);
    return event;
  }

  private static List<String> names(Run run) {
    return run.matches.stream()
        .map(match -> String.join("", match.events().stream().map(RetainedEvent::id).toList()))
        .toList();
  }

  @Test
  void anOrderOfEventsIsAsGoodAsAnother() {
    Run run = run(1, 100, "x", "y");
    run.accept(event("1", "y", "a"));
    run.accept(event("1", "x", "b"));
    run.accept(event("2", "x", "c"));
    run.accept(event("2", "y", "d"));
    assertThat(names(run)).containsExactly("ba", "cd");
    assertThat(run.matches.getFirst().latest().id()).isEqualTo("b");
  }

  @Test
  void aKeyGivesASampleOnceUnlessMoreAreAskedFor() {
    for (int most = 1; most <= 4; most++) {
      Run run = run(most, 100, "x", "y");
      run.accept(event("1", "x", "a"));
      run.accept(event("1", "x", "b"));
      run.accept(event("1", "y", "c"));
      run.accept(event("1", "x", "d"));
      assertThat(names(run))
          .containsExactlyElementsOf(List.of("ac", "bc", "dc").subList(0, Math.min(most, 3)));
    }
  }

  @Test
  void oneEventFillsOneStepOnly() {
    Run run = run(1, 100, "x", "x", "y");
    run.accept(event("1", "x", "a"));
    run.accept(event("1", "y", "b"));
    assertThat(names(run)).isEmpty();
    run.accept(event("1", "x", "c"));
    assertThat(names(run)).containsExactly("acb");
  }

  @Test
  void anEventWithoutATimeCounts() {
    Run run = run(1, 100, "x", "y");
    Event untimed = event("1", "x", "a");
    untimed.header().timed = false;
    run.accept(untimed);
    run.accept(event("1", "y", "b"));
    assertThat(names(run)).containsExactly("ab");
    assertThat(run.operators.counters().untimed()).isZero();
  }

  @Test
  void theOldestKeyGoesWhereTooMuchIsKeptAndThatIsCounted() {
    Run run = run(1, 4, "x", "y");
    run.accept(event("1", "x", "a"));
    run.accept(event("2", "x", "b"));
    run.accept(event("3", "x", "c"));
    run.accept(event("1", "y", "d"));
    run.accept(event("3", "y", "e"));
    assertThat(names(run)).containsExactly("ce");
    assertThat(run.operators.counters().evicted()).isEqualTo(2);
  }

  @Test
  void eventsThatCannotMatterAreNotKept() {
    Run run = run(1, 4, "x", "y");
    for (int i = 0; i < 100; i++) {
      run.accept(event("1", "x", "x" + i));
    }
    run.accept(event("1", "y", "y"));
    assertThat(names(run)).containsExactly("x0y");
    assertThat(run.operators.counters().evicted()).isZero();
  }
}
