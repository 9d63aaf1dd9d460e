package perilune.engine.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * Turns conditions into tests. Equal predicates on one field, and equal expressions, become one
 * test that all conditions share.
 *
 * <p>Conditions must have passed {@link ConditionChecker}. Cold path; owned by one thread.
 */
public final class ConditionCompiler {

  private final FieldTable fields;
  private final long maxCombinations;
  private final Function<Condition, Optional<Fact>> facts;
  private final Map<Condition, ConditionTest> shared = new HashMap<>();
  private int slots;

  /**
   * Makes a compiler of tests that look at the event alone.
   *
   * @param fields gives the ids
   * @param maxCombinations combinations of values that one expression tries on one event
   */
  public ConditionCompiler(FieldTable fields, long maxCombinations) {
    this(fields, maxCombinations, _ -> Optional.empty());
  }

  /**
   * Makes a compiler of tests that rely on what a scan of the event's values found.
   *
   * @param facts gives what the scan knows of a predicate
   */
  public ConditionCompiler(
      FieldTable fields, long maxCombinations, Function<Condition, Optional<Fact>> facts) {
    this.fields = fields;
    this.maxCombinations = maxCombinations;
    this.facts = facts;
  }

  /** Gives the number of distinct predicates and expressions so far whose results are kept. */
  public int size() {
    return slots;
  }

  /** Gives the test of a condition. */
  public ConditionTest compile(Condition condition) {
    return switch (condition) {
      case Condition.Always() -> new ConditionTest.Fixed(true);
      case Condition.Never() -> new ConditionTest.Fixed(false);
      case Condition.Not(var part) -> new ConditionTest.Not(compile(part));
      case Condition.All(var parts) -> joined(cheapFirst(parts), true);
      case Condition.Any(var parts) -> joined(cheapFirst(parts), false);
      case Condition.Recorded recorded ->
          new ConditionTest.OnRecord(fields.intern(recorded.field()));
      case Condition.Anywhere _, Condition.Test _, Condition.Holds _ -> shared(condition);
    };
  }

  /** No part changes anything, so they are asked in the order of their cost. */
  private static List<Condition> cheapFirst(List<Condition> parts) {
    return parts.stream().sorted(Comparator.comparingInt(ConditionCompiler::cost)).toList();
  }

  /** Gives about what a condition costs, next to comparing a value with a text. */
  private static int cost(Condition condition) {
    return switch (condition) {
      case Condition.Always _, Condition.Never _, Condition.Recorded _ -> 0;
      case Condition.Not(var part) -> cost(part);
      case Condition.All(var parts) -> parts.stream().mapToInt(ConditionCompiler::cost).sum();
      case Condition.Any(var parts) -> parts.stream().mapToInt(ConditionCompiler::cost).sum();
      case Condition.Test(var _, var predicate, var _) -> cost(predicate);
      case Condition.Holds _ -> 50;
      case Condition.Anywhere(var predicate, var _) -> 50 * cost(predicate);
    };
  }

  private static int cost(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Present _, Predicate.Equal _, Predicate.OneOf _, Predicate.Compare _ -> 1;
      case Predicate.Like(var patterns) -> 3 * patterns.size();
      case Predicate.InNetwork(var networks) -> 5 + networks.size();
      case Predicate.Calendar _ -> 20;
      case Predicate.Regex(var expressions) -> 100 * expressions.size();
    };
  }

  /** Parts that are bits only are asked first, and together. */
  private ConditionTest joined(List<Condition> parts, boolean all) {
    var bits = new BitSet();
    var tests = new ArrayList<ConditionTest>();
    for (Condition part : parts) {
      Optional<Fact> fact = settled(part);
      if (fact.isPresent()) {
        bits.set(fact.get().bit());
      } else {
        tests.add(compile(part));
      }
    }
    if (!bits.isEmpty()) {
      tests.addFirst(new ConditionTest.OnFacts(bits, all));
    }
    if (tests.size() == 1) {
      return tests.getFirst();
    }
    return all ? new ConditionTest.All(tests) : new ConditionTest.Any(tests);
  }

  /** Gives the bit that is all of a condition. */
  private Optional<Fact> settled(Condition condition) {
    return condition instanceof Condition.Test test
            && test.matching().missing() != Matching.Missing.TRUE
        ? facts.apply(test).filter(Fact::settled)
        : Optional.empty();
  }

  private ConditionTest shared(Condition leaf) {
    ConditionTest known = shared.get(leaf);
    if (known == null) {
      known =
          switch (leaf) {
            case Condition.Test test -> onField(test);
            case Condition.Anywhere anywhere -> anywhere(anywhere);
            case Condition.Holds(var expression) -> onExpression(expression);
            default -> throw new IllegalArgumentException("not a leaf: " + leaf);
          };
      shared.put(leaf, known);
    }
    return known;
  }

  private ConditionTest onField(Condition.Test test) {
    int field = fields.intern(test.field());
    Optional<Fact> fact = facts.apply(test);
    if (fact.isEmpty()) {
      return onValues(test, field);
    }
    ConditionTest rest = fact.get().settled() ? null : onValues(test, field);
    var found = new ConditionTest.OnFact(fact.get().bit(), rest);
    return test.matching().missing() == Matching.Missing.TRUE
        ? new ConditionTest.Any(List.of(found, new ConditionTest.OnMissing(field)))
        : found;
  }

  private ConditionTest onValues(Condition.Test test, int field) {
    Matching matching = test.matching();
    ValueTest value = ValueTestCompiler.compile(test.predicate(), matching, type(field));
    return new ConditionTest.OnField(
        slots++,
        field,
        value,
        matching.quantifier() == Matching.Quantifier.ALL,
        matching.missing() == Matching.Missing.TRUE);
  }

  private ConditionTest anywhere(Condition.Anywhere anywhere) {
    ValueTest value =
        ValueTestCompiler.compile(anywhere.predicate(), anywhere.matching(), FieldType.ANY);
    var test = new ConditionTest.OnAnyField(slots++, value);
    Optional<Fact> fact = facts.apply(anywhere);
    return fact.isPresent() ? new ConditionTest.OnFact(fact.get().bit(), test) : test;
  }

  private FieldType type(int field) {
    return field == FieldTable.FULL ? FieldType.ANY : fields.type(field);
  }

  private ConditionTest onExpression(Expression expression) {
    var nodes = new Nodes();
    ExpressionNode root = nodes.compile(expression);
    int[] ids = nodes.fieldIds.stream().mapToInt(Integer::intValue).toArray();
    var test = new ExpressionTest(root, ids, cells(expression), maxCombinations);
    return new ConditionTest.OnExpression(slots++, test);
  }

  /** Gives how many registers an expression needs: its own and, after it, those of its parts. */
  private static int cells(Expression expression) {
    return switch (expression) {
      case Expression.Constant _, Expression.FieldValue _ -> 1;
      case Expression.Call(var _, var arguments, var _) -> {
        int most = 2;
        for (int i = 0; i < arguments.size(); i++) {
          most = Math.max(most, i + cells(arguments.get(i)));
        }
        yield most;
      }
      case Expression.Meets(var subject, var _, var _) -> cells(subject);
      case Expression.IsNull(var subject) -> cells(subject);
      case Expression.SameAs(var left, var right) -> Math.max(cells(left), 1 + cells(right));
      case Expression.Ordered(var _, var left, var right) ->
          Math.max(cells(left), 1 + cells(right));
      case Expression.Negation(var part) -> cells(part);
      case Expression.Conjunction(var parts) -> most(parts);
      case Expression.Disjunction(var parts) -> most(parts);
    };
  }

  private static int most(List<Expression> parts) {
    return parts.stream().mapToInt(ConditionCompiler::cells).max().orElse(1);
  }

  /** Compiles one expression, numbering its fields. */
  private final class Nodes {

    private final List<Integer> fieldIds = new ArrayList<>();

    private int cursor(String field) {
      int id = fields.intern(field);
      int known = fieldIds.indexOf(id);
      if (known >= 0) {
        return known;
      }
      fieldIds.add(id);
      return fieldIds.size() - 1;
    }

    private ExpressionNode compile(Expression expression) {
      return switch (expression) {
        case Expression.Constant(var literal) -> constant(literal);
        case Expression.FieldValue(var field) -> new ExpressionNode.FieldValue(cursor(field));
        case Expression.Call(var function, var arguments, var folding) ->
            new FunctionNode(function, compile(arguments), folding);
        case Expression.Meets meets -> meets(meets);
        case Expression.IsNull(var subject) -> new ExpressionNode.IsNull(compile(subject));
        case Expression.SameAs(var left, var right) ->
            new ExpressionNode.Related(Relation.EQUAL, compile(left), compile(right));
        case Expression.Ordered(var comparison, var left, var right) ->
            new ExpressionNode.Related(Relation.of(comparison), compile(left), compile(right));
        case Expression.Negation(var part) -> new ExpressionNode.Negation(compile(part));
        case Expression.Conjunction(var parts) -> new ExpressionNode.Junction(compile(parts), true);
        case Expression.Disjunction(var parts) ->
            new ExpressionNode.Junction(compile(parts), false);
      };
    }

    private List<ExpressionNode> compile(List<Expression> parts) {
      return parts.stream().map(this::compile).toList();
    }

    private ExpressionNode constant(Literal literal) {
      return switch (literal) {
        case Literal.Text(var value) -> new ExpressionNode.TextConstant(value);
        case Literal.Whole(var value) -> new ExpressionNode.WholeConstant(value);
        case Literal.Real(var value) -> new ExpressionNode.RealConstant(value);
        case Literal.Truth(var value) -> new ExpressionNode.TruthConstant(value);
        case Literal.Nil() -> new ExpressionNode.NullConstant();
      };
    }

    private ExpressionNode meets(Expression.Meets meets) {
      if (meets.subject() instanceof Expression.FieldValue(var field)) {
        int cursor = cursor(field);
        FieldType type = type(fields.intern(field));
        ValueTest test = ValueTestCompiler.compile(meets.predicate(), meets.matching(), type);
        return new ExpressionNode.FieldMeets(cursor, test);
      }
      ValueTest test =
          ValueTestCompiler.compile(meets.predicate(), meets.matching(), FieldType.ANY);
      return new ExpressionNode.Meets(compile(meets.subject()), test);
    }
  }
}
