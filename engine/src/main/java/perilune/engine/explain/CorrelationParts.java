package perilune.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import perilune.engine.explain.RulePart.Role;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Correlation.Bound;
import perilune.rules.plan.Correlation.Input;
import perilune.rules.plan.Correlation.Measure;
import perilune.rules.plan.Correlation.Relation;
import perilune.rules.plan.Step;

/** The parts of a correlation, and in words what they have to come to. */
final class CorrelationParts {

  private CorrelationParts() {}

  static RuleParts of(Correlation correlation) {
    var parts = new ArrayList<RulePart>();
    List<Step> steps = correlation.steps();
    List<Input.Events> leaves = correlation.leaves();
    Role role = leaves.size() == 1 ? Role.REQUIRED : Role.COUNTS;
    for (Input.Events leaf : leaves) {
      parts.add(new RulePart(role, leaf.name(), steps.get(parts.size()), weight(role)));
      if (!leaf.values().isEmpty()) {
        String title = "values of " + leaf.name();
        parts.add(new RulePart(role, title, steps.get(parts.size()), weight(role)));
      }
    }
    return new RuleParts(words(correlation), parts);
  }

  private static int weight(Role role) {
    return role == Role.COUNTS ? 1 : 0;
  }

  private static String words(Correlation correlation) {
    return measure(correlation.measure())
        + correlation.inputs().stream().map(Input::name).collect(Collectors.joining(", "))
        + " "
        + correlation.bounds().stream()
            .map(CorrelationParts::words)
            .collect(Collectors.joining(" and "))
        + " within "
        + RuleParts.duration(correlation.spanNanos())
        + (correlation.groupBy().isEmpty()
            ? ""
            : " of one group by " + String.join(", ", correlation.groupBy()));
  }

  private static String words(Bound bound) {
    return sign(bound.relation()) + " " + bound.value().toPlainString();
  }

  private static String sign(Relation relation) {
    return switch (relation) {
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case EQUAL -> "==";
      case UNEQUAL -> "!=";
    };
  }

  private static String measure(Measure measure) {
    return switch (measure) {
      case Measure.Events _ -> "count of ";
      case Measure.Values _ -> "count of different values of ";
      case Measure.Rules _ -> "number of rules with an event, of ";
      case Measure.RulesInOrder _ -> "number of rules with an event in their order, of ";
      case Measure.Sum _ -> "sum over ";
      case Measure.Average _ -> "mean over ";
      case Measure.Median _ -> "median over ";
      case Measure.Percentile(var percent) -> percent + "th percentile over ";
      case Measure.Share _ -> "share of a value, percent, in ";
    };
  }
}
