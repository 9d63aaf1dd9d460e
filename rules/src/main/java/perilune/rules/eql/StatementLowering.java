package perilune.rules.eql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.Step;

/** Gives the operator that a checked query means. */
final class StatementLowering {

  private final String categoryField;
  private final ConditionLowering conditions = new ConditionLowering();

  StatementLowering(String categoryField) {
    this.categoryField = categoryField;
  }

  /** Only for a query in which the checkers found no error. */
  Operator lower(EqlTree.Statement statement) {
    return switch (statement.query()) {
      case EqlTree.EventFilter filter -> new Operator.Single(filter(filter));
      case EqlTree.Linked linked ->
          linked.link() == EqlTree.Link.SAMPLE ? sample(linked) : sequence(linked);
    };
  }

  private Operator sample(EqlTree.Linked linked) {
    List<Step> steps = linked.terms().stream().map(term -> step(linked, term)).toList();
    return new Operator.Sample(steps, Operator.DEFAULT_SAMPLES_PER_KEY);
  }

  private Operator sequence(EqlTree.Linked linked) {
    var steps = new ArrayList<Step>();
    var missing = new ArrayList<Operator.Missing>();
    for (EqlTree.Term term : linked.terms()) {
      Step step = step(linked, term);
      int runs = Math.toIntExact(term.count());
      if (term.missing()) {
        missing.add(new Operator.Missing(steps.size(), step, runs));
      } else {
        steps.addAll(Collections.nCopies(runs, step));
      }
    }
    Optional<Step> until = linked.until().map(term -> step(linked, term));
    OptionalLong maxSpan =
        linked.maxSpan().isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(nanos(linked.maxSpan().get()));
    return new Operator.Sequence(steps, missing, until, maxSpan);
  }

  private static long nanos(EqlTree.MaxSpan maxSpan) {
    return Math.multiplyExact(maxSpan.amount(), maxSpan.unit().nanos());
  }

  /** The sequence's keys come first, then the step's own. */
  private Step step(EqlTree.Linked linked, EqlTree.Term term) {
    var keys = new ArrayList<JoinKey>();
    linked.keys().forEach(key -> keys.add(key(key)));
    term.keys().forEach(key -> keys.add(key(key)));
    return new Step(filter(term.filter()), keys);
  }

  private static JoinKey key(EqlTree.Field field) {
    return new JoinKey(field.name(), field.optional());
  }

  private Condition filter(EqlTree.EventFilter filter) {
    Condition condition = conditions.lower(filter.condition());
    return filter
        .category()
        .name()
        .map(name -> Conditions.all(List.of(category(name), condition)))
        .orElse(condition);
  }

  private Condition category(String name) {
    var equal = new Predicate.Equal(new Literal.Text(name));
    return new Condition.Test(categoryField, equal, Matching.EQL);
  }
}
