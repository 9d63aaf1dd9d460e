package perilune.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.engine.match.ConditionChecker;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.Refusal;
import perilune.engine.table.row.RowCall;
import perilune.engine.table.row.RowFunctions;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;

/** Turns expressions into nodes with resolved columns; constants are computed here. Cold path. */
final class ExpressionCompiler {

  private static final RowNode NOTHING = new RowNode.Constant(RowValues.NULL);
  private static final Optional<RowValue> NOT_KNOWN = Optional.empty();

  private final Scope scope;
  private final ConditionCompiler conditions;
  private final int maxStates;
  private final List<Refusal> refusals;

  /** Whether rows are still events. */
  boolean events = true;

  ExpressionCompiler(
      Scope scope, ConditionCompiler conditions, int maxStates, List<Refusal> refusals) {
    this.scope = scope;
    this.conditions = conditions;
    this.maxStates = maxStates;
    this.refusals = refusals;
  }

  RowNode compile(RowExpression expression) {
    return compile(expression, ConditionChecker.MAX_NESTING);
  }

  private RowNode compile(RowExpression expression, int left) {
    if (left == 0) {
      refusals.add(
          new Refusal(
              Refusal.Kind.TOO_LARGE,
              "an expression is nested deeper than the limit of "
                  + ConditionChecker.MAX_NESTING
                  + " levels"));
      return NOTHING;
    }
    return switch (expression) {
      case RowExpression.Constant(var literal) -> new RowNode.Constant(value(literal));
      case RowExpression.Duration(var months, var nanos) ->
          new RowNode.Constant(new RowValue.Span(months, nanos));
      case RowExpression.Column(var name) -> scope.resolve(name);
      case RowExpression.Call(var function, var arguments) -> {
        var parts = new ArrayList<RowNode>();
        arguments.forEach(argument -> parts.add(compile(argument, left - 1)));
        yield call(function, parts);
      }
      case RowExpression.Fulfils(var condition) -> fulfils(condition);
    };
  }

  private RowNode call(RowFunction function, List<RowNode> parts) {
    List<Optional<RowValue>> constants =
        parts.stream()
            .map(p -> p instanceof RowNode.Constant k ? Optional.of(k.value) : NOT_KNOWN)
            .toList();
    List<Refusal> wrong = RowFunctions.refusals(function, constants, maxStates);
    refusals.addAll(wrong);
    if (!wrong.isEmpty()) {
      return NOTHING;
    }
    if (function == RowFunction.NOW) {
      return new RowNode.Now();
    }
    RowCall call = RowFunctions.of(function, constants);
    if (constants.stream().allMatch(Optional::isPresent)) {
      RowValue[] values = constants.stream().map(Optional::orElseThrow).toArray(RowValue[]::new);
      return new RowNode.Constant(call.apply(values));
    }
    return switch (function) {
      case AND -> new RowNode.Junction(parts, false);
      case OR -> new RowNode.Junction(parts, true);
      case CASE -> new RowNode.Choice(parts);
      default -> new RowNode.Call(call, parts);
    };
  }

  private RowNode fulfils(Condition condition) {
    List<Refusal> wrong = ConditionChecker.refusals(condition, maxStates);
    refusals.addAll(wrong);
    if (!events) {
      String message = "a search on events behind an aggregation, where rows are no events";
      refusals.add(new Refusal(Refusal.Kind.UNSUPPORTED, message));
    }
    return wrong.isEmpty() && events ? new RowNode.Fulfils(conditions.compile(condition)) : NOTHING;
  }

  /** Gives the value of a literal. */
  static RowValue value(Literal literal) {
    return switch (literal) {
      case Literal.Text(var text) -> new RowValue.Text(text);
      case Literal.Whole(var number) -> new RowValue.Whole(number);
      case Literal.Real(var number) -> RowValue.of(number);
      case Literal.Truth(var truth) -> RowValue.of(truth);
      case Literal.Nil() -> RowValues.NULL;
    };
  }

  /** Says whether an expression asks for the time of the look. */
  static boolean asksNow(RowExpression expression) {
    return expression instanceof RowExpression.Call(var function, var arguments)
        && (function == RowFunction.NOW
            || arguments.stream().anyMatch(ExpressionCompiler::asksNow));
  }
}
