package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.engine.index.IndexNeeds;
import perilune.engine.profile.CostReason;
import perilune.engine.profile.DearRule;
import perilune.engine.profile.RunProfile;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;

/** What a run costs: exact counts, accounts that add up, and the same matches as without. */
class CostMeterTest {

  private static final int ROUNDS = 100;

  private final long seed = Long.getLong("seed", 20_261_130L);

  @Test
  void aMeasuredRunFindsTheSame() {
    System.out.println("seed " + seed);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var generated = new Generated(seed + round);
      List<RulePlan> plans = plans(generated);
      var table = new FieldTable();
      List<Event> events = events(generated, table);
      Run plain = Run.of(table, plans);
      Run measured = Run.of(table, plans);
      var clock = new AtomicLong();
      var meter = new CostMeter(measured.rules, clock::incrementAndGet, 0);
      measured.signals.measure(meter);
      measured.operators.measure(meter);
      play(plain, events);
      play(measured, events);

      assertThat(shown(measured)).as("seed %d", seed + round).isEqualTo(shown(plain));
      assertThat(measured.signals.counters()).isEqualTo(plain.signals.counters());
      assertThat(measured.operators.counters()).isEqualTo(plain.operators.counters());
      addsUp(RunProfile.of(meter, measured.rules, table, measured.signals.counters()), measured);
      assertThat(meter.readings()).isEqualTo(clock.get());
      agreesWithTheIndex(meter, measured.rules, table);
      found += measured.matches.size();
    }
    assertThat(found).as("the generated rules match at all").isGreaterThan(1_000);
  }

  private static List<RulePlan> plans(Generated generated) {
    var plans = new ArrayList<RulePlan>();
    List<Condition> scopes = Stream.generate(() -> generated.condition(1)).limit(4).toList();
    for (int i = 0; i < 20; i++) {
      Condition scope =
          generated.random().nextBoolean() ? new Condition.Always() : scopes.get(i % 4);
      plans.add(new RulePlan("r" + i, scope, new Operator.Single(generated.condition(3))));
    }
    Stream.of("a", "b", "c").map(generated::rule).forEach(plans::add);
    return plans;
  }

  private static List<Event> events(Generated generated, FieldTable table) {
    return Stream.iterate(0, i -> i < 25, i -> i + 1)
        .map(i -> generated.event(table, i))
        .sorted(Comparator.comparingLong((Event event) -> event.header().timeNanos))
        .toList();
  }

  private static void play(Run run, List<Event> events) {
    for (Event event : events) {
      run.accept(event);
      run.operators.advance(event.header().timeNanos, run.matches::add);
    }
    run.operators.advance(Long.MAX_VALUE, run.matches::add);
  }

  private static List<String> shown(Run run) {
    return run.matches.stream()
        .map(match -> match.ruleId() + " " + ids(match) + " " + match.joinKeys())
        .toList();
  }

  private static List<String> ids(Match match) {
    return match.events().stream().map(RetainedEvent::id).toList();
  }

  private static void addsUp(RunProfile profile, Run run) {
    StageCounters stage = run.signals.counters();
    assertThat(profile.rules().stream().mapToLong(RuleCost::candidates).sum())
        .isEqualTo(stage.candidates());
    assertThat(profile.rules().stream().mapToLong(RuleCost::fulfilled).sum())
        .isEqualTo(stage.matches());
    assertThat(profile.rules().stream().mapToLong(RuleCost::matches).sum())
        .isEqualTo(run.matches.size());
    // One tick a reading, and each reading ends a span.
    assertThat(profile.nanos()).isEqualTo(profile.clockReadings() - 1);
  }

  /** What people are told of the index is what the index does. */
  private static void agreesWithTheIndex(CostMeter meter, RuleSet rules, FieldTable table) {
    var needs = new IndexNeeds(table);
    for (int rule = 0; rule < rules.size(); rule++) {
      meter
          .mostAsked(rule)
          .ifPresent(asked ->
              assertThat(needs.of(asked.rest()).isEmpty())
                  .as("%s", asked)
                  .isEqualTo(asked.always()));
    }
  }

  @Test
  void countsAndTimesAreThoseOfEachRule() {
    var table = new FieldTable();
    var net = Plans.test("event.category", "network");
    var lua = Plans.test("process.name", "lua");
    var first = new Predicate.Compare(Comparison.LESS, Plans.literal(1));
    List<RulePlan> plans =
        List.of(
            Plans.single("all of a kind", net),
            Plans.single("rare", Plans.all(lua, Plans.test("process.pid", first))),
            Plans.sequence("two", Plans.step(lua, "host.id"), Plans.step(net, "host.id")),
            Plans.single("never", Plans.test("process.name", "absent")));
    Run run = Run.of(table, plans);
    // Seven nanoseconds a reading, two of which the clock takes itself.
    var clock = new AtomicLong();
    var meter = new CostMeter(run.rules, () -> clock.addAndGet(7), 2);
    run.signals.measure(meter);
    run.operators.measure(meter);
    for (int i = 0; i < 4; i++) {
      run.accept(event(table, i, "process", "lua"));
      run.accept(event(table, 100 + i, "network", "curl"));
    }

    // Of a sequence both steps are asked; lua has one, then the network the other.
    assertThat(meter.rules())
        .containsExactlyInAnyOrder(
            new RuleCost("all of a kind", 4, 4, 4, 4 * 5, 4 * 10),
            new RuleCost("rare", 4, 1, 1, 4 * 5, 10),
            new RuleCost("two", 8, 8, 4, 8 * 5, (8 + 4) * 5));
    DearRule dearest =
        RunProfile.of(meter, run.rules, table, run.signals.counters()).dearest().getFirst();
    assertThat(dearest.cost().ruleId()).isEqualTo("two");
    assertThat(dearest.reasons()).extracting(CostReason::kind).contains(CostReason.Kind.STATE);
    assertThat(meter.mostAsked(run.rules.find("never"))).isEmpty();
    // Two kinds of events: each is compiled once, and told apart from then on.
    assertThat(meter.nanos(CostPart.PROGRAMS)).isEqualTo(2 * 5);
    assertThat(meter.nanos(CostPart.KINDS)).isEqualTo(6 * 5);
    assertThat(meter.nanos(CostPart.VALUES)).isEqualTo(8 * 5);
  }

  private static Event event(FieldTable table, int number, String category, String name) {
    var event = new Event(table);
    event.header().timed = true;
    event.header().timeNanos = number;
    event.put(table.intern("event.category"), category);
    event.put(table.intern("process.name"), name);
    event.put(table.intern("host.id"), "h");
    event.putLong(table.intern("process.pid"), number);
    return event;
  }
}
