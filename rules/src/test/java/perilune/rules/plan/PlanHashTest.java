package perilune.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The hash of a plan is that of what it prints. */
final class PlanHashTest {

  private static final Condition TEST =
      new Condition.Test(
          "process.name",
          new Predicate.Equal(new Literal.Text("l\u00fca\uD83D\uDE00")),
          Matching.EQL_INSENSITIVE.with(Matching.Anchoring.SUFFIX));

  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition.Always(),
          new Condition.Never(),
          TEST,
          new Condition.Not(TEST),
          new Condition.All(List.of()),
          new Condition.Any(List.of()),
          new Condition.All(List.of(TEST)),
          new Condition.Any(List.of(TEST, new Condition.Not(TEST), new Condition.Never())),
          new Condition.Recorded("user.id"),
          new Condition.Anywhere(new Predicate.Present(), Matching.EQL),
          test(new Predicate.Present()),
          test(new Predicate.Equal(new Literal.Whole(7))),
          test(new Predicate.OneOf(List.of(new Literal.Text("a"), new Literal.Nil()))),
          test(new Predicate.Like(List.of("a*", "?b"))),
          test(new Predicate.Regex(List.of("a.c"))),
          test(new Predicate.InNetwork(List.of("10.0.0.0/8"))),
          new Condition.Holds(new Expression.FieldValue("a")));

  private static Condition test(Predicate predicate) {
    return new Condition.Test("a", predicate, Matching.EQL);
  }

  /** FNV-1a, as its authors give it. */
  private static long hash(String printed) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < printed.length(); i++) {
      hash = (hash ^ printed.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  @Test
  void isThatOfTheOperatorForPlansForAllEvents() {
    for (Condition condition : CONDITIONS) {
      var plan = new RulePlan("id", new Operator.Single(condition));
      assertThat(plan.hash()).as("%s", plan).isEqualTo(hash(plan.operator().toString()));
    }
  }

  @Test
  void isThatOfScopeAndOperatorForOthers() {
    for (Condition scope : CONDITIONS.subList(1, CONDITIONS.size())) {
      var sample = new Operator.Sample(List.of(new Step(TEST, List.of())), 1);
      var plan = new RulePlan("id", scope, sample);
      assertThat(plan.hash()).as("%s", plan).isEqualTo(hash(scope + " " + plan.operator()));
    }
  }
}
