package perilune.engine;

import java.util.List;
import java.util.stream.Stream;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/** Gives the steps of a plan, whatever its operator. */
final class RuleConditions {

  private RuleConditions() {}

  /**
   * Gives the steps, missing events and {@code until} behind them, the opening of a score first, of
   * a threshold one more for each field whose values it counts; a rule on single events, or a
   * table, has one, without keys.
   */
  static List<Step> steps(RulePlan plan) {
    return switch (plan.operator()) {
      case Operator.Single(var condition) -> List.of(new Step(condition, List.of()));
      case Operator.Sequence sequence ->
          Stream.concat(sequence.clauses().stream(), sequence.until().stream()).toList();
      case Operator.Score score -> score.steps();
      case Operator.Sample(var steps, var _) -> steps;
      case Operator.Threshold threshold -> threshold.steps();
      case Operator.NewTerms(var step, var _) -> List.of(step);
      case Operator.Correlated(var correlation) -> correlation.steps();
      case Operator.Table table -> List.of(new Step(table.source(), List.of()));
    };
  }

  /** Gives the scope and the conditions of all steps. */
  static List<Condition> all(RulePlan plan) {
    return Stream.concat(Stream.of(plan.scope()), of(plan).stream()).toList();
  }

  /** Gives the conditions of all steps. */
  static List<Condition> of(RulePlan plan) {
    return steps(plan).stream().map(Step::condition).toList();
  }
}
