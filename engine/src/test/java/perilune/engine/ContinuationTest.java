package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/** Of events that only continue a sequence signals are made where one has begun. */
class ContinuationTest {

  private static final long SPAN = 10;

  private final FieldTable table = new FieldTable();
  private long made;

  private static Operator.Missing missing(int after, String kind) {
    return new Operator.Missing(after, Plans.step(Plans.test("kind", kind), "k"), 1);
  }

  private Run run(List<Operator.Missing> missing) {
    var sequence =
        new Operator.Sequence(
            List.of(
                Plans.step(Plans.test("kind", "first"), "k"),
                Plans.step(Plans.test("kind", "second"), "k")),
            missing,
            Optional.of(Plans.step(Plans.test("kind", "until"), "k")),
            OptionalLong.of(SPAN));
    return Run.of(table, List.of(new RulePlan("r", sequence)));
  }

  private void send(Run run, long time, String kind) {
    Event event = new Event(table);
    event.header().timed = time > 0;
    event.header().timeNanos = time;
    event.put(table.intern("k"), "key");
    event.put(table.intern("kind"), kind);
    SignalSink operators = run.operators.signals(run.matches::add);
    run.signals.accept(
        event,
        new SignalSink() {
          @Override
          public void signal(Signal signal) {
            made++;
            operators.signal(signal);
          }

          @Override
          public boolean awaits(int rule) {
            return operators.awaits(rule);
          }
        });
  }

  @Test
  void whatContinuesNothingIsNoSignal() {
    Run run = run(List.of());
    send(run, 1, "second");
    assertThat(made).isZero();
    send(run, 2, "first");
    send(run, 3, "second");
    assertThat(run.matches).hasSize(1);
    send(run, 4, "second");
    assertThat(made).as("the sequence is complete").isEqualTo(2);
    assertThat(run.signals.counters().matches()).as("all were asked and held").isEqualTo(4);
  }

  @Test
  void whatShouldBeMissingBehindTheEndIsAwaitedUntilTheWindowHasPassed() {
    Run run = run(List.of(missing(2, "third")));
    send(run, 1, "third");
    send(run, 2, "first");
    send(run, 3, "second");
    run.operators.advance(5, run.matches::add);
    send(run, 6, "third");
    run.operators.advance(100, run.matches::add);
    assertThat(run.matches).isEmpty();
    assertThat(made).isEqualTo(3);
    send(run, 101, "third");
    assertThat(made).isEqualTo(3);
  }

  @Test
  void whatShouldBeMissingBeforeTheFirstContinuesNothing() {
    Run run = run(List.of(missing(0, "zeroth")));
    send(run, 1, "zeroth");
    send(run, 2, "first");
    send(run, 3, "second");
    assertThat(run.matches).isEmpty();
  }

  /** An until event ends what begins at its own time, for all events later than itself. */
  @Test
  void anUntilEventIsASignalThoughNothingHasBegun() {
    Run run = run(List.of());
    send(run, 1, "until");
    send(run, 1, "first");
    send(run, 2, "second");
    assertThat(run.matches).isEmpty();
    assertThat(made).isEqualTo(3);
  }

  @Test
  void anEventWithoutATimeIsCountedWhereItEnds() {
    Run run = run(List.of());
    send(run, 0, "second");
    assertThat(run.operators.counters().untimed()).isEqualTo(1);
  }
}
