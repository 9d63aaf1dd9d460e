package perilune.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.event.KnownField;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;

/**
 * Whose matches a rule takes as input.
 *
 * <p>A step takes signals if it requires {@code event.category} to be {@link #CATEGORY}: as a part
 * of its conjunction, not under a disjunction or negation. If it requires {@code rule.id} to be
 * certain literals too, it takes those rules' signals, else those of all rules that take none
 * themselves. A sequence that ends with a missing event, and a table, give no signals: their
 * matches are known only after their time.
 *
 * @param consumes whether it takes signals at all
 * @param fromAll whether a step does not say whose
 * @param ruleIds the rules named
 */
record SignalDemand(boolean consumes, boolean fromAll, Set<String> ruleIds) {

  /** Category of the events that matches become. */
  static final String CATEGORY = "signal";

  static SignalDemand of(RulePlan plan) {
    boolean consumes = false;
    boolean fromAll = false;
    var ids = new LinkedHashSet<String>();
    for (Condition condition : RuleConditions.of(plan)) {
      List<Condition.Test> required = required(condition);
      if (values(required, KnownField.EVENT_CATEGORY).equals(Optional.of(List.of(CATEGORY)))) {
        consumes = true;
        Optional<List<String>> named = values(required, KnownField.RULE_ID);
        named.ifPresent(ids::addAll);
        fromAll |= named.isEmpty();
      }
    }
    return new SignalDemand(consumes, fromAll, ids);
  }

  /** Gives the tests that all have to hold. */
  private static List<Condition.Test> required(Condition condition) {
    return switch (condition) {
      case Condition.Test test -> List.of(test);
      case Condition.All(var parts) -> {
        var all = new ArrayList<Condition.Test>();
        parts.forEach(part -> all.addAll(required(part)));
        yield all;
      }
      case Condition.Always _,
          Condition.Never _,
          Condition.Not _,
          Condition.Any _,
          Condition.Recorded _,
          Condition.Anywhere _,
          Condition.Holds _ ->
          List.of();
    };
  }

  /** Gives the texts of which the field has to have one, by the first test that says so. */
  private static Optional<List<String>> values(List<Condition.Test> tests, KnownField field) {
    return tests.stream()
        .filter(test -> test.field().equals(field.fieldName()) && isPlain(test.matching()))
        .map(test -> texts(test.predicate()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isPlain(Matching matching) {
    return matching.folding() == Matching.Folding.EXACT
        && matching.anchoring() == Matching.Anchoring.WHOLE
        && matching.missing() == Matching.Missing.FALSE;
  }

  private static Optional<List<String>> texts(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Equal(Literal.Text(var value)) -> Optional.of(List.of(value));
      case Predicate.OneOf(var literals)
          when literals.stream().allMatch(Literal.Text.class::isInstance) ->
          Optional.of(literals.stream().map(literal -> ((Literal.Text) literal).value()).toList());
      case Predicate.Present _,
          Predicate.Equal _,
          Predicate.OneOf _,
          Predicate.Like _,
          Predicate.Regex _,
          Predicate.Compare _,
          Predicate.Calendar _,
          Predicate.InNetwork _ ->
          Optional.empty();
    };
  }
}
