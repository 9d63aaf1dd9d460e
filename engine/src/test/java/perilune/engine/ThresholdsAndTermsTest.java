package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import perilune.engine.reference.ReferenceSequences;
import perilune.engine.reference.ReferenceTerms;
import perilune.engine.reference.ReferenceThresholds;
import perilune.engine.threshold.ThresholdMatcher;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Partition;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;
import perilune.rules.plan.Window;

/** Thresholds and new terms, against brute force and one by one. Replay with -Dseed=N. */
class ThresholdsAndTermsTest {

  private static final int ROUNDS = 400;

  private final long seed = Long.getLong("seed", 20_261_122L);
  private final FieldTable table = new FieldTable();

  @Test
  void thresholdsAreReachedWhereBruteForceReachesThem() {
    System.out.println("seed " + seed);
    int found = 0;
    int cardinal = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var generated = new Generated(seed + round);
      var fields = new FieldTable();
      Operator.Threshold threshold = generated.threshold();
      List<Event> events = events(generated, fields);
      List<String> expected =
          ReferenceSequences.Found.texts(new ReferenceThresholds(threshold, events).find());
      assertThat(run(fields, threshold, events))
          .as("seed %d: %s", seed + round, threshold)
          .isEqualTo(expected);
      found += expected.size();
      cardinal += threshold.cardinalities().isEmpty() ? 0 : expected.size();
    }
    assertThat(found).as("the generated thresholds are reached at all").isGreaterThan(500);
    assertThat(cardinal).as("those with cardinalities too").isGreaterThan(150);
  }

  @Test
  void termsAreNewWhereBruteForceFindsThemNew() {
    System.out.println("seed " + seed);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var generated = new Generated(seed + round);
      var fields = new FieldTable();
      Operator.NewTerms terms = generated.terms();
      List<Event> events = events(generated, fields);
      List<String> expected =
          ReferenceSequences.Found.texts(new ReferenceTerms(terms, events).find());
      assertThat(run(fields, terms, events))
          .as("seed %d: %s", seed + round, terms)
          .isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).as("the generated terms are new at all").isGreaterThan(500);
  }

  private static List<String> run(FieldTable fields, Operator operator, List<Event> events) {
    Run run = Run.of(fields, List.of(new RulePlan("r", operator)));
    for (Event event : events) {
      run.accept(event);
      if (event.header().timed) {
        run.operators.advance(event.header().timeNanos, run.matches::add);
      }
    }
    return sorted(run.matches);
  }

  /** In order, those without a time anywhere. */
  private static List<Event> events(Generated generated, FieldTable table) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 20; i++) {
      events.add(generated.event(table, i / 2));
    }
    return events;
  }

  private static List<String> sorted(List<Match> matches) {
    return matches.stream()
        .map(m -> m.joinKeys() + " " + m.events().stream().map(RetainedEvent::id).toList())
        .sorted()
        .toList();
  }

  /** Hosts are ahead of each other; the events of one stay in order. */
  @Test
  void groupsThatAreAheadOfOthersChangeNothing() {
    var random = new SplittableRandom(seed);
    System.out.println("seed " + seed);
    for (int round = 0; round < 50; round++) {
      var timelines = new ArrayList<List<Event>>();
      for (String key : List.of("a", "b", "c")) {
        timelines.add(
            IntStream.range(0, 12)
                .map(_ -> random.nextInt(20))
                .sorted()
                .mapToObj(time -> event(time, key))
                .toList());
      }
      List<Event> inOrder = timelines.stream().flatMap(List::stream).sorted(byTime()).toList();
      List<Event> mixed = mixed(timelines, random);
      for (Operator operator : List.of(threshold(3, 4), terms(3))) {
        assertThat(quietly(operator, mixed))
            .as("round %d: %s", round, operator)
            .isEqualTo(quietly(operator, inOrder))
            .isNotEmpty();
      }
    }
  }

  private static Comparator<Event> byTime() {
    return Comparator.comparingLong(event -> event.header().timeNanos);
  }

  private static List<Event> mixed(List<List<Event>> timelines, SplittableRandom random) {
    var mixed = new ArrayList<Event>();
    int[] at = new int[timelines.size()];
    while (mixed.size() < timelines.size() * timelines.getFirst().size()) {
      int one = random.nextInt(at.length);
      if (at[one] < timelines.get(one).size()) {
        mixed.add(timelines.get(one).get(at[one]++));
      }
    }
    return mixed;
  }

  private List<String> quietly(Operator operator, List<Event> events) {
    Run run = Run.of(table, List.of(new RulePlan("r", operator)));
    events.forEach(run::accept);
    return sorted(run.matches);
  }

  @Test
  void stoppedAndRestoredAtEveryEventTheyGoOnAsIfNeverStopped() throws IOException {
    System.out.println("seed " + seed);
    for (int round = 0; round < 40; round++) {
      var generated = new Generated(seed + round);
      var fields = new FieldTable();
      List<RulePlan> plans =
          List.of(
              new RulePlan("a", generated.threshold()),
              new RulePlan("b", generated.terms()),
              new RulePlan("c", generated.threshold()));
      List<Event> events = events(generated, fields);
      Run whole = Run.of(fields, plans);
      Run stopped = Run.of(fields, plans);
      for (Event event : events) {
        whole.accept(event);
        stopped.accept(event);
        stopped.operators = restored(stopped);
      }
      assertThat(sorted(stopped.matches))
          .as("seed %d", seed + round)
          .isEqualTo(sorted(whole.matches));
    }
  }

  private static OperatorStage restored(Run run) throws IOException {
    var bytes = new ByteArrayOutputStream();
    run.operators.writeTo(new DataOutputStream(bytes));
    var fresh = new OperatorStage(run.rules, EngineLimits.defaults());
    assertThat(fresh.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEmpty();
    return fresh;
  }

  @Test
  void ofManyEventsTheFirstOnesAndTheLastAreGivenOut() {
    Run run = Run.of(table, List.of(new RulePlan("r", threshold(1_000, 2_000))));
    IntStream.range(0, 1_000).mapToObj(time -> event(time, "a")).forEach(run::accept);
    List<RetainedEvent> events = run.matches.getFirst().events();
    assertThat(events).hasSize(ThresholdMatcher.SHOWN_EVENTS);
    assertThat(events.getFirst().timeNanos()).isZero();
    assertThat(events.getLast().timeNanos()).isEqualTo(999);
    assertThat(run.operators.counters().pending()).isZero();
  }

  @Test
  void groupsAboveTheLimitAreDroppedTheQuietestFirstAndCounted() {
    var limits = new EngineLimits(6, 10, 100, 10);
    Run run = Run.of(table, List.of(new RulePlan("r", threshold(3, 100))), limits);
    for (String key : List.of("a", "b", "c", "b", "d")) {
      run.accept(event(run.matches.size(), key));
    }
    // Each keeps itself and its events: a, b, c and the second b weigh 7, so a has to go.
    assertThat(run.operators.counters().evicted()).isEqualTo(2);
    run.accept(event(1, "b"));
    assertThat(run.matches).hasSize(1);
  }

  @Test
  void termsAboveTheLimitAreForgottenAndCounted() {
    var limits = new EngineLimits(2, 10, 100, 10);
    Run run = Run.of(table, List.of(new RulePlan("r", terms(100))), limits);
    for (String key : List.of("a", "b", "a", "c", "a", "b")) {
      run.accept(event(1, key));
    }
    assertThat(run.matches.stream().map(Match::joinKeys))
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("b"));
    assertThat(run.operators.counters().evicted()).isEqualTo(2);
  }

  @Test
  void whatWasLearntOutlivesTheEndOfTheInput() {
    Run run = Run.of(table, List.of(new RulePlan("r", terms(100))));
    run.accept(event(1, "a"));
    run.operators.finish();
    run.accept(event(2, "a"));
    assertThat(run.matches).hasSize(1);
  }

  @Test
  void stateIsSpreadByTheFieldsUnlessTheyNameAHost() {
    assertThat(new RulePlan("r", threshold(1, 1)).partition())
        .isEqualTo(new Partition.Key(List.of("k.one")));
    var host = new Step(new Condition.Always(), List.of(key("user.name"), key("host.id")));
    assertThat(new RulePlan("r", new Operator.NewTerms(host, 1)).partition())
        .isEqualTo(new Partition.Host());
    var all = new Step(new Condition.Always(), List.of());
    assertThat(
            new RulePlan("r", new Operator.Threshold(all, 1, List.of(), Window.WHOLE)).partition())
        .isEqualTo(new Partition.Global());
  }

  private static JoinKey key(String field) {
    return new JoinKey(field, false);
  }

  private static Operator.Threshold threshold(long atLeast, long span) {
    var step = new Step(new Condition.Always(), List.of(key("k.one")));
    return new Operator.Threshold(step, atLeast, List.of(), new Window(1, span));
  }

  private static Operator.NewTerms terms(long history) {
    return new Operator.NewTerms(new Step(new Condition.Always(), List.of(key("k.one"))), history);
  }

  private Event event(long time, String key) {
    var event = new Event(table);
    event.header().timed = true;
    event.header().timeNanos = time;
    event.header().hashLow = time * 31 + key.hashCode();
    event.put(table.intern("k.one"), key);
    return event;
  }
}
