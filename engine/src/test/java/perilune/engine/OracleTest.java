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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.engine.reference.ReferenceEvaluator;
import perilune.engine.reference.ReferenceSamples;
import perilune.engine.reference.ReferenceScores;
import perilune.engine.reference.ReferenceSequences;
import perilune.engine.reference.ReferenceSequences.Found;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/** The fast engine against plain ones, on generated plans and events. Replay with -Dseed=N. */
class OracleTest {

  private static final int ROUNDS = 150;

  private final long seed = Long.getLong("seed", 20_261_121L);

  @Test
  void indexAndSharedPredicatesFindWhatAFullScanFinds() {
    System.out.println("seed " + seed);
    for (int round = 0; round < ROUNDS; round++) {
      var generated = new Generated(seed + round);
      var plans = new ArrayList<RulePlan>();
      List<Condition> scopes = Stream.generate(() -> generated.condition(1)).limit(4).toList();
      for (int i = 0; i < 40; i++) {
        Condition condition =
            generated.random().nextInt(4) == 0 ? generated.anchored() : generated.condition(3);
        Condition scope =
            generated.random().nextBoolean() ? new Condition.Always() : scopes.get(i % 4);
        plans.add(new RulePlan("r" + i, scope, new Operator.Single(condition)));
      }
      var table = new FieldTable();
      // A low limit on states sends some rules to the full scan.
      int states = generated.random().nextInt(3) == 0 ? 20 : 10_000;
      Run run = Run.of(table, plans, new EngineLimits(10, 10, states, 10));
      for (int i = 0; i < 20; i++) {
        Event event = generated.event(table, i);
        run.matches.clear();
        run.accept(event);
        assertThat(run.matches.stream().map(Match::ruleId).toList())
            .as("seed %d, event %d: %s", seed + round, i, shown(event))
            .isEqualTo(scan(plans, event));
      }
    }
  }

  private static List<String> scan(List<RulePlan> plans, Event event) {
    return plans.stream()
        .filter(plan ->
            plan.operator() instanceof Operator.Single(var condition)
                && ReferenceEvaluator.holds(plan.scope(), event)
                && ReferenceEvaluator.holds(condition, event))
        .map(RulePlan::ruleId)
        .sorted()
        .toList();
  }

  private static String shown(Event event) {
    var all = new StringBuilder();
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      all.append(event.table().name(field)).append('=').append(event.texts(field)).append(' ');
    }
    return all.toString();
  }

  @Test
  void streamingFindsWhatBruteForceFinds() {
    var missing = new AtomicInteger();
    int found =
        checked(
            Generated::sequence,
            (sequence, events) -> {
              List<Found> all = new ReferenceSequences(sequence, events).find();
              missing.addAndGet(sequence.missing().isEmpty() ? 0 : all.size());
              return all;
            });
    assertThat(found).as("the generated sequences match at all").isGreaterThan(500);
    assertThat(missing).as("those with missing events as well").hasValueGreaterThan(100);
  }

  @Test
  void scoresAddUpWhatBruteForceAddsUp() {
    int found =
        checked(Generated::score, (score, events) -> new ReferenceScores(score, events).find());
    assertThat(found).as("the generated scores match at all").isGreaterThan(500);
  }

  @Test
  void samplesAreThoseThatBruteForceFinds() {
    int found =
        checked(Generated::sample, (sample, events) -> new ReferenceSamples(sample, events).find());
    assertThat(found).as("the generated samples match at all").isGreaterThan(500);
  }

  /** Holds streamed matches against those of a reference; gives how many there were. */
  private <O extends Operator> int checked(
      Function<Generated, O> operator, BiFunction<O, List<Event>, List<Found>> reference) {
    System.out.println("seed " + seed);
    int found = 0;
    for (int round = 0; round < ROUNDS * 4; round++) {
      var generated = new Generated(seed + round);
      var table = new FieldTable();
      O wanted = operator.apply(generated);
      RulePlan plan = new RulePlan("r", wanted);
      List<Event> events = events(generated, table);
      Run run = Run.of(table, List.of(plan));
      for (Event event : events) {
        run.accept(event);
        run.operators.advance(event.header().timeNanos, run.matches::add);
      }
      run.operators.advance(Long.MAX_VALUE, run.matches::add);
      List<String> expected = Found.texts(reference.apply(wanted, events));
      assertThat(sorted(run.matches)).as("seed %d: %s", seed + round, plan).isEqualTo(expected);
      found += expected.size();
    }
    return found;
  }

  /** In the order in which the engine gets them: by ordinal, untimed ones anywhere. */
  private static List<Event> events(Generated generated, FieldTable table) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 25; i++) {
      events.add(generated.event(table, i / 2));
    }
    events.sort(
        Comparator.comparingLong((Event e) -> e.header().timeNanos)
            .thenComparing(e -> e.header().sequence - 1, Long::compareUnsigned));
    return events;
  }

  private static List<String> sorted(List<Match> matches) {
    return matches.stream().map(OracleTest::shown).sorted().toList();
  }

  private static String shown(Match match) {
    return match.joinKeys() + " " + match.events().stream().map(RetainedEvent::id).toList();
  }

  @Test
  void aRestoredStageGoesOnAsIfNeverStopped() throws IOException {
    System.out.println("seed " + seed);
    for (int round = 0; round < ROUNDS; round++) {
      var generated = new Generated(seed + round);
      List<RulePlan> plans = List.of(generated.rule("a"), generated.rule("b"), generated.rule("c"));
      var table = new FieldTable();
      List<Event> events = events(generated, table);
      int stop = generated.random().nextInt(events.size());

      Run whole = Run.of(table, plans);
      events.forEach(whole::accept);
      whole.operators.advance(Long.MAX_VALUE, whole.matches::add);

      Run first = Run.of(table, plans);
      events.subList(0, stop).forEach(first::accept);
      Run second = restored(first, plans, generated);
      for (Event event : events.subList(stop, events.size())) {
        second.accept(translated(event, second.rules.fields()));
      }

      second.operators.advance(Long.MAX_VALUE, second.matches::add);
      List<String> parts = new ArrayList<>(all(first.matches));
      parts.addAll(all(second.matches));
      assertThat(parts)
          .as("seed %d", seed + round)
          .containsExactlyInAnyOrderElementsOf(all(whole.matches));
    }
  }

  /** A new process: another table with other ids, and rules in another order. */
  private static Run restored(Run first, List<RulePlan> plans, Generated generated)
      throws IOException {
    var snapshot = new ByteArrayOutputStream();
    first.operators.writeTo(new DataOutputStream(snapshot));
    var table = new FieldTable();
    table.intern("other." + generated.random().nextInt());
    Run second = Run.of(table, plans.reversed());
    byte[] bytes = snapshot.toByteArray();
    List<String> dropped =
        second.operators.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
    assertThat(dropped).isEmpty();
    return second;
  }

  private static Event translated(Event event, FieldTable table) {
    int[] fields = new int[event.fieldCount()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = event.fieldAt(i);
    }
    Event other = new Event(table);
    RetainedEvent.of(event, fields).restoreTo(other);
    return other;
  }

  private static List<String> all(List<Match> matches) {
    return matches.stream()
        .map(m -> m.events().getLast().id() + " " + m.ruleId() + " " + shown(m))
        .toList();
  }
}
