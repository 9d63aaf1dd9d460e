package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import perilune.engine.match.SingleTest;
import perilune.engine.reference.ReferenceEvaluator;
import perilune.engine.reference.ReferenceSequences;
import perilune.engine.subsumption.Inclusion;
import perilune.engine.subsumption.Subsumption;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/**
 * What is said of two conditions, against a plain evaluator on generated events: no event may stand
 * against what is proven, and every example has to be one. Replay with -Dseed=N.
 */
class SubsumptionOracleTest {

  private static final int ROUNDS = 1_500;
  private static final int SEQUENCES = 400;
  private static final int EVENTS = 60;
  private static final List<String> EXPRESSIONS =
      List.of("lu?a", "L.*", "[a-z]+5\\.4", "(?:tr|fal).*", "5", "a*b", ".", "");

  private final long seed = Long.getLong("seed", 20_261_130L);

  @Test
  void noEventStandsAgainstAProofAndEveryExampleIsOne() {
    System.out.println("seed " + seed);
    Map<String, Integer> answers = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      var generated = new Generated(seed + round);
      var table = new FieldTable();
      Condition narrow = condition(generated);
      Condition wide = wider(generated, narrow);
      Set<String> many = generated.random().nextBoolean() ? Set.of() : Set.of("process.args");
      Inclusion answer = new Subsumption(table, many::contains).of(narrow, wide);
      String about = "seed %d: %s%n => %s%n%s".formatted(seed + round, narrow, wide, answer);
      answers.merge(answer.getClass().getSimpleName(), 1, Integer::sum);
      switch (answer) {
        case Inclusion.Proven(var single) -> {
          for (int i = 0; i < EVENTS; i++) {
            Event event = generated.event(table, i);
            if (single.stream().allMatch(field -> event.texts(table.find(field)).size() <= 1)) {
              assertThat(holds(narrow, event) && !holds(wide, event)).as(about).isFalse();
            }
          }
        }
        case Inclusion.Refuted(var examples) -> {
          Event event = event(table, examples.getFirst());
          assertThat(holds(narrow, event) && !holds(wide, event)).as(about).isTrue();
        }
        case Inclusion.Undecided(var reason) -> assertThat(reason).isNotBlank();
      }
    }
    System.out.println(answers);
    assertThat(answers.get("Proven")).as("proofs").isGreaterThan(ROUNDS / 5);
    assertThat(answers.get("Refuted")).as("refutations").isGreaterThan(ROUNDS / 5);
    assertThat(answers.getOrDefault("Undecided", 0)).as("no answers").isLessThan(ROUNDS / 5);
  }

  private static boolean holds(Condition condition, Event event) {
    return ReferenceEvaluator.holds(condition, event);
  }

  private static Event event(FieldTable table, Map<String, List<Object>> values) {
    var event = new Event(table);
    values.forEach((name, all) -> {
      int field = table.intern(name);
      all.forEach(value -> SingleTest.put(event, field, value));
      if (all.isEmpty()) {
        event.putNull(field);
      }
    });
    return event;
  }

  private static Condition condition(Generated generated) {
    return switch (generated.random().nextInt(6)) {
      case 0 -> generated.anchored();
      case 1 ->
          new Condition.Test(
              generated.pick(List.of("x.a", "process.args")),
              new Predicate.Regex(List.of(generated.pick(EXPRESSIONS))),
              generated.pick(List.of(Matching.EQL, Matching.EQL_INSENSITIVE)));
      default -> generated.condition(2);
    };
  }

  /** Mostly one that the other has something to do with. */
  private static Condition wider(Generated generated, Condition narrow) {
    Condition other = condition(generated);
    return switch (generated.random().nextInt(6)) {
      case 0 -> other;
      case 1 -> new Condition.Any(List.of(other, narrow));
      case 2 -> new Condition.Not(new Condition.All(List.of(other, new Condition.Not(narrow))));
      case 3 -> new Condition.Any(List.of(weaker(generated, narrow), new Condition.Never()));
      case 4 -> new Condition.All(List.of(weaker(generated, narrow), other));
      default -> weaker(generated, narrow);
    };
  }

  /** Often implied: a part left out, letters of any case, a longer list, any place of a value. */
  private static Condition weaker(Generated generated, Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) when !parts.isEmpty() ->
          new Condition.All(
              parts.subList(generated.random().nextInt(2), parts.size()).stream()
                  .map(part -> weaker(generated, part))
                  .toList());
      case Condition.Any(var parts) -> {
        var more = new ArrayList<>(parts);
        more.add(condition(generated));
        yield new Condition.Any(more);
      }
      case Condition.Test(var field, Predicate.Equal(var literal), var matching) ->
          new Condition.Test(
              field,
              generated.random().nextBoolean()
                  ? new Predicate.Equal(literal)
                  : new Predicate.Like(List.of("*" + literal.text() + "*", "lua")),
              generated.random().nextBoolean()
                  ? matching.with(generated.pick(List.of(Matching.Folding.values())))
                  : matching);
      case Condition.Test(var field, Predicate.Like(var patterns), var matching) ->
          new Condition.Test(
              field,
              new Predicate.Like(patterns.stream().map(one -> one.replace('?', '*')).toList()),
              matching);
      default -> condition;
    };
  }

  /** Of events whose order is known: of others the engine takes one to be no later than another. */
  @Test
  void aSequenceThatIsProvenToBeCoveredIsFoundByTheOtherTooWhileItLasts() {
    System.out.println("seed " + seed);
    int proven = 0;
    int matches = 0;
    for (int round = 0; round < SEQUENCES; round++) {
      var generated = new Generated(seed + round);
      Operator.Sequence narrow = generated.sequence();
      if (narrow.steps().size() < 2) {
        continue;
      }
      var wide =
          new Operator.Sequence(
              narrow.steps().stream().map(step -> wider(generated, step)).toList(),
              Optional.empty(),
              narrow.maxSpanNanos().isPresent()
                  ? OptionalLong.of(narrow.maxSpanNanos().getAsLong() + 1)
                  : OptionalLong.empty());
      var table = new FieldTable();
      Inclusion answer =
          new Subsumption(table, _ -> true)
              .of(new RulePlan("narrow", narrow), new RulePlan("wide", wide));
      if (!(answer instanceof Inclusion.Proven)) {
        continue;
      }
      proven++;
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        events.add(generated.event(table, i));
      }
      List<ReferenceSequences.Found> others = new ReferenceSequences(wide, events).find();
      for (ReferenceSequences.Found found : new ReferenceSequences(narrow, events).find()) {
        matches++;
        assertThat(others)
            .as("seed %d: %s", seed + round, found)
            .anyMatch(other ->
                other.key().equals(found.key()) && endsWithin(other.events(), found.events()));
      }
    }
    System.out.println(proven + " proven, " + matches + " matches");
    assertThat(proven).isGreaterThan(SEQUENCES / 2);
    assertThat(matches).isGreaterThan(SEQUENCES);
  }

  private static Step wider(Generated generated, Step step) {
    Condition other = generated.condition(1);
    return generated.random().nextInt(3) == 0
        ? step
        : new Step(new Condition.Any(List.of(step.condition(), other)), step.keys());
  }

  private static boolean endsWithin(List<Event> wide, List<Event> narrow) {
    long end = wide.getLast().header().timeNanos;
    return end >= narrow.getFirst().header().timeNanos
        && end <= narrow.getLast().header().timeNanos;
  }
}
