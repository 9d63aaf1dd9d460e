package perilune.engine.coverage;

import java.util.List;
import java.util.Set;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Function;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;

/**
 * What a condition can become where some fields are absent, as a set of {@link #TRUE}, {@link
 * #FALSE} and, inside expressions, {@link #NULL}.
 *
 * <p>Leaves are taken to be independent, so the set may hold too much, never too little. A value
 * that is no truth value counts as {@code TRUE | FALSE}: all that matters of it is whether it can
 * be null. O(size of the condition).
 */
final class Possibility {

  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int NULL = 4;

  private static final int ANY = TRUE | FALSE | NULL;

  /** Functions that give null where their first argument is null; others are not relied upon. */
  private static final Set<Function> STRICT =
      Set.of(
          Function.ADD,
          Function.SUBTRACT,
          Function.MULTIPLY,
          Function.DIVIDE,
          Function.MODULO,
          Function.NEGATE,
          Function.BETWEEN,
          Function.CIDR_MATCH,
          Function.CONCAT,
          Function.ENDS_WITH,
          Function.STARTS_WITH,
          Function.INDEX_OF,
          Function.LENGTH,
          Function.NUMBER,
          Function.STRING,
          Function.STRING_CONTAINS,
          Function.SUBSTRING);

  /** What is known of the leaves. */
  interface Leaves {

    /** Says whether an event can have the field. */
    boolean isThere(String field);

    /** Gives what a test of a field that is there can become. */
    int of(Condition.Test test);
  }

  private final Leaves leaves;

  Possibility(Leaves leaves) {
    this.leaves = leaves;
  }

  boolean canHold(Condition condition) {
    return (of(condition) & TRUE) != 0;
  }

  int of(Condition condition) {
    return switch (condition) {
      case Condition.Always _ -> TRUE;
      case Condition.Never _ -> FALSE;
      case Condition.Not(var part) -> negated(of(part));
      case Condition.All(var parts) -> all(parts.stream().mapToInt(this::of).toArray());
      case Condition.Any(var parts) -> any(parts.stream().mapToInt(this::of).toArray());
      case Condition.Recorded(var field) -> leaves.isThere(field) ? TRUE | FALSE : FALSE;
      case Condition.Anywhere _ -> TRUE | FALSE;
      case Condition.Test test -> of(test);
      case Condition.Holds(var expression) -> settled(of(expression));
    };
  }

  private int of(Condition.Test test) {
    if (leaves.isThere(test.field())) {
      return leaves.of(test);
    }
    return test.matching().missing() == Matching.Missing.TRUE ? TRUE : FALSE;
  }

  /** An expression that is null does not hold. */
  private static int settled(int values) {
    return (values & NULL) == 0 ? values : values & TRUE | FALSE;
  }

  private int of(Expression expression) {
    return switch (expression) {
      case Expression.Constant(var literal) -> of(literal);
      case Expression.FieldValue(var field) -> leaves.isThere(field) ? ANY : NULL;
      case Expression.Call(var function, var arguments, var _) -> call(function, arguments);
      case Expression.Meets(var subject, var _, var _) -> from(of(subject));
      case Expression.IsNull(var subject) -> isNull(of(subject));
      case Expression.SameAs(var left, var right) -> from(of(left), of(right));
      case Expression.Ordered(var _, var left, var right) -> from(of(left), of(right));
      case Expression.Negation(var part) -> negated(of(part));
      case Expression.Conjunction(var parts) -> all(parts.stream().mapToInt(this::of).toArray());
      case Expression.Disjunction(var parts) -> any(parts.stream().mapToInt(this::of).toArray());
    };
  }

  private static int of(Literal literal) {
    return switch (literal) {
      case Literal.Nil() -> NULL;
      case Literal.Truth(var value) -> value ? TRUE : FALSE;
      case Literal.Text _, Literal.Whole _, Literal.Real _ -> TRUE | FALSE;
    };
  }

  private int call(Function function, List<Expression> arguments) {
    boolean isNull =
        !arguments.isEmpty() && STRICT.contains(function) && of(arguments.getFirst()) == NULL;
    return isNull ? NULL : ANY;
  }

  /** What is computed of values: null where one of them can only be null. */
  private static int from(int... values) {
    int all = TRUE | FALSE;
    for (int value : values) {
      if (value == NULL) {
        return NULL;
      }
      all |= value & NULL;
    }
    return all;
  }

  private static int isNull(int subject) {
    return ((subject & NULL) != 0 ? TRUE : 0) | ((subject & (TRUE | FALSE)) != 0 ? FALSE : 0);
  }

  private static int negated(int values) {
    return ((values & TRUE) != 0 ? FALSE : 0) | ((values & FALSE) != 0 ? TRUE : 0) | values & NULL;
  }

  /** False where one can be; true where all can be; else null where all can be that or true. */
  private static int all(int... parts) {
    int either = 0;
    int each = TRUE | NULL;
    boolean allTrue = true;
    boolean someNull = false;
    boolean noneOnlyFalse = true;
    for (int part : parts) {
      either |= part & FALSE;
      allTrue &= (part & TRUE) != 0;
      someNull |= (part & NULL) != 0;
      noneOnlyFalse &= (part & each) != 0;
    }
    return either | (allTrue ? TRUE : 0) | (someNull && noneOnlyFalse ? NULL : 0);
  }

  private static int any(int... parts) {
    int[] opposite = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      opposite[i] = negated(parts[i]);
    }
    return negated(all(opposite));
  }
}
