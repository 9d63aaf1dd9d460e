package perilune.engine.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.engine.profile.CostReason.Kind;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.PlanFields;
import perilune.rules.plan.Predicate;

/** Says why one asking of a condition takes long. Cold path. */
final class AskingReasons {

  /** Patterns of one predicate from which on their number is a reason. */
  private static final int MANY = 50;

  /** Fields of an expression that a reason names, count. */
  private static final int MAX_NAMED = 5;

  static final CostReason STATE =
      new CostReason(
          Kind.STATE,
          "most of its time goes into what it keeps from event to event, not into its conditions",
          "narrow its steps, so that fewer events enter, or shorten its window");

  static final CostReason NONE =
      new CostReason(
          Kind.NOTHING_STANDS_OUT,
          "nothing stands out: its conditions are plain, and few events have what they need",
          "nothing is to be done");

  private final Set<String> computedFrom = new LinkedHashSet<>();
  private boolean regex;
  private boolean search;
  private boolean computes;
  private int patterns;

  private AskingReasons() {}

  /**
   * Gives the reasons in a condition.
   *
   * @param known reasons that are told already
   */
  static List<CostReason> of(Condition condition, List<CostReason> known) {
    var found = new AskingReasons();
    found.look(condition);
    List<Kind> told = known.stream().map(CostReason::kind).toList();
    return found.reasons().stream()
        .filter(reason ->
            switch (reason.kind()) {
              case REGEX -> !told.contains(Kind.REGEX_WITHOUT_TEXT);
              case SEARCH -> !told.contains(Kind.SEARCH_WITHOUT_TEXT);
              case COMPUTED_VALUES -> !told.contains(Kind.COMPUTED);
              default -> true;
            })
        .toList();
  }

  private List<CostReason> reasons() {
    var all = new ArrayList<CostReason>();
    if (search) {
      all.add(
          new CostReason(
              Kind.SEARCH,
              "it looks at the values of all fields of an event",
              "name the fields in which the text may stand"));
    }
    if (regex) {
      all.add(
          new CostReason(
              Kind.REGEX,
              "it tries a regular expression on values",
              "use equality or a pattern with * where that says the same"));
    }
    if (computes) {
      all.add(computed());
    }
    if (patterns >= MANY) {
      all.add(
          new CostReason(
              Kind.MANY_PATTERNS,
              "it tries up to " + patterns + " patterns on one value, one after the other",
              "use whole values in the place of patterns where that says the same"));
    }
    return all;
  }

  private CostReason computed() {
    if (computedFrom.size() < 2) {
      return new CostReason(
          Kind.COMPUTED_VALUES,
          "it computes something from each value",
          "use a plain comparison where that says the same");
    }
    List<String> named = computedFrom.stream().limit(MAX_NAMED).toList();
    String more = computedFrom.size() > MAX_NAMED ? ", ..." : "";
    return new CostReason(
        Kind.COMBINATIONS,
        "it computes from several fields, and tries every combination of their values: "
            + String.join(", ", named)
            + more,
        "compute from fields that have one value, and put plain conditions before");
  }

  private void look(Condition condition) {
    switch (condition) {
      case Condition.Not(var part) -> look(part);
      case Condition.All(var parts) -> parts.forEach(this::look);
      case Condition.Any(var parts) -> parts.forEach(this::look);
      case Condition.Test test -> look(test.predicate());
      case Condition.Anywhere anywhere -> {
        search = true;
        look(anywhere.predicate());
      }
      case Condition.Holds(var expression) -> look(expression);
      case Condition.Always _, Condition.Never _, Condition.Recorded _ -> {
        // They cost nothing.
      }
    }
  }

  /** What is told as a field's predicate is one, though it stands in an expression. */
  private void look(Expression expression) {
    switch (expression) {
      case Expression.Conjunction(var parts) -> parts.forEach(this::look);
      case Expression.Disjunction(var parts) -> parts.forEach(this::look);
      case Expression.Negation(var part) -> look(part);
      case Expression.Meets(var subject, var predicate, var _) -> {
        look(predicate);
        if (!(subject instanceof Expression.FieldValue)) {
          computes(expression);
        }
      }
      case Expression.Constant _,
          Expression.FieldValue _,
          Expression.Call _,
          Expression.IsNull _,
          Expression.SameAs _,
          Expression.Ordered _ ->
          computes(expression);
    }
  }

  private void computes(Expression expression) {
    computes = true;
    computedFrom.addAll(PlanFields.of(expression));
  }

  private void look(Predicate predicate) {
    switch (predicate) {
      case Predicate.Regex(var expressions) -> {
        regex = true;
        patterns = Math.max(patterns, expressions.size());
      }
      case Predicate.Like(var several) -> patterns = Math.max(patterns, several.size());
      case Predicate.Present _,
          Predicate.Equal _,
          Predicate.OneOf _,
          Predicate.Compare _,
          Predicate.Calendar _,
          Predicate.InNetwork _ -> {
        // They cost little.
      }
    }
  }
}
