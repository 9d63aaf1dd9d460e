package perilune.engine.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Literal;
import perilune.rules.plan.PlanFields;

/**
 * The oracle of computed conditions: walks the tree for every combination of the fields' values, on
 * objects. A value is text, a long, a double, a truth value or null.
 */
final class ReferenceExpressions {

  private final Map<String, Object> row;

  private ReferenceExpressions(Map<String, Object> row) {
    this.row = row;
  }

  /** Says whether some combination of values makes an expression true. */
  static boolean holds(Expression expression, Event event) {
    return rows(expression, event).stream()
        .anyMatch(row -> Boolean.TRUE.equals(new ReferenceExpressions(row).value(expression)));
  }

  private static List<Map<String, Object>> rows(Expression expression, Event event) {
    List<Map<String, Object>> rows = List.of(Map.of());
    for (String field : PlanFields.of(expression)) {
      var longer = new ArrayList<Map<String, Object>>();
      List<Object> values = ReferenceEvaluator.values(event, field);
      for (Map<String, Object> before : rows) {
        if (values.isEmpty()) {
          longer.add(before);
        }
        for (Object value : values) {
          var one = new HashMap<>(before);
          one.put(field, value);
          longer.add(one);
        }
      }
      rows = longer;
    }
    return rows;
  }

  private @Nullable Object value(Expression expression) {
    return switch (expression) {
      case Expression.Constant(var literal) -> value(literal);
      case Expression.FieldValue(var field) -> row.get(field);
      case Expression.Call(var function, var arguments, var folding) ->
          new ReferenceFunctions(values(arguments), folding).call(function);
      case Expression.Meets(var subject, var predicate, var matching) -> {
        Object value = value(subject);
        yield value == null ? null : ReferenceEvaluator.meets(value, predicate, matching);
      }
      case Expression.IsNull(var subject) -> value(subject) == null;
      case Expression.SameAs(var left, var right) ->
          order(left, right).map(order -> order == 0).orElse(null);
      case Expression.Ordered(Comparison comparison, var left, var right) ->
          order(left, right).map(comparison::holds).orElse(null);
      case Expression.Negation(var part) -> {
        Object truth = value(part);
        yield truth == null ? null : !truth.equals(true);
      }
      case Expression.Conjunction(var parts) -> junction(parts, true);
      case Expression.Disjunction(var parts) -> junction(parts, false);
    };
  }

  private static @Nullable Object value(Literal literal) {
    return switch (literal) {
      case Literal.Text(var text) -> text;
      case Literal.Whole(var number) -> number;
      case Literal.Real(var number) -> number;
      case Literal.Truth(var truth) -> truth;
      case Literal.Nil() -> null;
    };
  }

  private List<@Nullable Object> values(List<Expression> parts) {
    var all = new ArrayList<@Nullable Object>();
    parts.forEach(part -> all.add(value(part)));
    return all;
  }

  /** SQL's three-valued logic; what is no truth value is null. */
  private @Nullable Boolean junction(List<Expression> parts, boolean every) {
    List<@Nullable Object> all = values(parts);
    if (all.contains(!every)) {
      return !every;
    }
    return all.stream().allMatch(truth -> truth instanceof Boolean) ? every : null;
  }

  private Optional<Integer> order(Expression left, Expression right) {
    Object a = value(left);
    Object b = value(right);
    if (a == null || b == null) {
      return Optional.empty();
    }
    if (a instanceof Number || b instanceof Number) {
      Optional<BigDecimal> one = ReferenceEvaluator.number(a, true);
      Optional<BigDecimal> other = ReferenceEvaluator.number(b, true);
      if (one.isPresent() && other.isPresent()) {
        return Optional.of(one.get().compareTo(other.get()));
      }
    }
    return Optional.of(a.toString().compareTo(b.toString()));
  }
}
