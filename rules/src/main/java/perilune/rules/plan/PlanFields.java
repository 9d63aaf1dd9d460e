package perilune.rules.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the fields that a plan looks at, in order of first use. */
public final class PlanFields {

  private final Set<String> fields = new LinkedHashSet<>();
  private boolean everywhere;

  private PlanFields() {}

  /** Gives the fields of an expression. */
  public static List<String> of(Expression expression) {
    var all = new PlanFields();
    all.add(expression);
    return List.copyOf(all.fields);
  }

  /** Gives the fields of a condition. */
  static List<String> of(Condition condition) {
    var all = new PlanFields();
    all.add(condition);
    return List.copyOf(all.fields);
  }

  /** Gives the fields of a plan that it names. */
  static List<String> of(Condition scope, Operator operator) {
    return List.copyOf(collect(scope, operator).fields);
  }

  /** Says whether a plan looks at all fields, whatever their names. */
  static boolean everywhere(Condition scope, Operator operator) {
    return collect(scope, operator).everywhere;
  }

  private static PlanFields collect(Condition scope, Operator operator) {
    var all = new PlanFields();
    all.add(scope);
    switch (operator) {
      case Operator.Single(var condition) -> all.add(condition);
      case Operator.Sequence sequence -> {
        sequence.clauses().forEach(all::add);
        sequence.until().ifPresent(all::add);
      }
      case Operator.Score score -> score.steps().forEach(all::add);
      case Operator.Sample(var steps, var _) -> steps.forEach(all::add);
      case Operator.Threshold threshold -> threshold.steps().forEach(all::add);
      case Operator.NewTerms(var step, var _) -> all.add(step);
      case Operator.Correlated(var correlation) -> correlation.steps().forEach(all::add);
      case Operator.Table table -> all.fields.addAll(TableFields.of(table));
    }
    return all;
  }

  private void add(Step step) {
    add(step.condition());
    step.keys().forEach(key -> fields.add(key.field()));
  }

  private void add(Condition condition) {
    switch (condition) {
      case Condition.Always _, Condition.Never _ -> {}
      case Condition.Not(var part) -> add(part);
      case Condition.All(var parts) -> parts.forEach(this::add);
      case Condition.Any(var parts) -> parts.forEach(this::add);
      case Condition.Recorded(var field) -> fields.add(field);
      case Condition.Anywhere _ -> everywhere = true;
      case Condition.Test(var field, var _, var _) -> fields.add(field);
      case Condition.Holds(var expression) -> add(expression);
    }
  }

  private void add(Expression expression) {
    switch (expression) {
      case Expression.Constant _ -> {}
      case Expression.FieldValue(var field) -> fields.add(field);
      case Expression.Call(var _, var arguments, var _) -> arguments.forEach(this::add);
      case Expression.Meets(var subject, var _, var _) -> add(subject);
      case Expression.IsNull(var subject) -> add(subject);
      case Expression.SameAs(var left, var right) -> {
        add(left);
        add(right);
      }
      case Expression.Ordered(var _, var left, var right) -> {
        add(left);
        add(right);
      }
      case Expression.Negation(var part) -> add(part);
      case Expression.Conjunction(var parts) -> parts.forEach(this::add);
      case Expression.Disjunction(var parts) -> parts.forEach(this::add);
    }
  }
}
