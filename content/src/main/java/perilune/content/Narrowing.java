package perilune.content;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Correlation.Input;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.Step;
import perilune.rules.plan.TableStage;

/**
 * Hides events from a rule: what a condition does not hold for is not there for any part of the
 * rule, what should be missing and what ends a sequence among them.
 */
final class Narrowing {

  private Narrowing() {}

  /** Gives the operator over only those events for which the conditions hold. */
  static Operator by(Operator operator, List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return operator;
    }
    return switch (operator) {
      case Operator.Single(var condition) -> new Operator.Single(all(condition, conditions));
      case Operator.Sequence(var steps, var missing, var until, var maxSpan) ->
          new Operator.Sequence(
              steps(steps, conditions),
              missing.stream().map(absent -> missing(absent, conditions)).toList(),
              until.map(step -> step(step, conditions)),
              maxSpan);
      case Operator.Score(var opening, var parts, var threshold, var maxSpan, var signalSpan) ->
          new Operator.Score(
              step(opening, conditions),
              parts.stream().map(part -> part(part, conditions)).toList(),
              threshold,
              maxSpan,
              signalSpan);
      case Operator.Sample(var steps, var maxPerKey) ->
          new Operator.Sample(steps(steps, conditions), maxPerKey);
      case Operator.Threshold(var step, var atLeast, var cardinalities, var window) ->
          new Operator.Threshold(step(step, conditions), atLeast, cardinalities, window);
      case Operator.Table(var source, var stages, var window) ->
          new Operator.Table(all(source, conditions), only(conditions, stages), window);
      case Operator.Correlated(var correlation) ->
          new Operator.Correlated(by(correlation, conditions));
      case Operator.NewTerms(var step, var history) ->
          new Operator.NewTerms(step(step, conditions), history);
    };
  }

  private static Correlation by(Correlation correlation, List<Condition> conditions) {
    var inputs = new ArrayList<Input>();
    for (Input input : correlation.inputs()) {
      inputs.add(
          switch (input) {
            case Input.Events(var name, var condition, var group, var values) ->
                new Input.Events(name, all(condition, conditions), group, values);
            case Input.Matches(var name, var inner, var group, var values) ->
                new Input.Matches(name, by(inner, conditions), group, values);
          });
    }
    return new Correlation(
        inputs,
        correlation.measure(),
        correlation.bounds(),
        correlation.spanNanos(),
        correlation.groupBy());
  }

  /** The stages decide, not the source: so what is hidden is left out by a stage before them. */
  private static List<TableStage> only(List<Condition> conditions, List<TableStage> stages) {
    var all = new ArrayList<TableStage>();
    all.add(new TableStage.Where(new RowExpression.Fulfils(new Condition.All(conditions))));
    all.addAll(stages);
    return all;
  }

  private static List<Step> steps(List<Step> steps, List<Condition> conditions) {
    return steps.stream().map(step -> step(step, conditions)).toList();
  }

  private static Operator.Missing missing(Operator.Missing absent, List<Condition> conditions) {
    return new Operator.Missing(absent.after(), step(absent.step(), conditions), absent.runs());
  }

  private static Operator.Part part(Operator.Part part, List<Condition> conditions) {
    return new Operator.Part(step(part.step(), conditions), part.weight(), part.signal());
  }

  private static Step step(Step step, List<Condition> conditions) {
    return new Step(all(step.condition(), conditions), step.keys());
  }

  /** The rule's own words stand first: they are the cheaper ones to refuse most events by. */
  private static Condition all(Condition own, List<Condition> conditions) {
    var parts = new ArrayList<Condition>();
    if (own instanceof Condition.All(var inner)) {
      parts.addAll(inner);
    } else {
      parts.add(own);
    }
    parts.addAll(conditions);
    return new Condition.All(parts);
  }
}
