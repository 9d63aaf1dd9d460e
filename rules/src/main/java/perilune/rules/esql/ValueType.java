package perilune.rules.esql;

import java.util.List;
import perilune.rules.plan.AggregateFunction;
import perilune.rules.plan.Literal;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;

/** What is known of a value before there is a row. */
enum ValueType {
  ANY("a value"),
  TEXT("text"),
  NUMBER("a number"),
  TRUTH("true or false"),
  DATE("a date"),
  DURATION("a length of time");

  private final String described;

  ValueType(String described) {
    this.described = described;
  }

  String described() {
    return described;
  }

  static ValueType of(Literal literal) {
    return switch (literal) {
      case Literal.Text _ -> TEXT;
      case Literal.Whole _, Literal.Real _ -> NUMBER;
      case Literal.Truth _ -> TRUTH;
      case Literal.Nil _ -> ANY;
    };
  }

  /** Gives the type of a value; of columns as they are known. */
  static ValueType of(RowExpression value, Columns columns) {
    return switch (value) {
      case RowExpression.Constant(var literal) -> of(literal);
      case RowExpression.Duration _ -> DURATION;
      case RowExpression.Column(var name) -> columns.type(name);
      case RowExpression.Fulfils _ -> TRUTH;
      case RowExpression.Call call -> of(call, columns);
    };
  }

  private static ValueType of(RowExpression.Call call, Columns columns) {
    List<RowExpression> arguments = call.arguments();
    boolean sum = call.function() == RowFunction.ADD || call.function() == RowFunction.SUBTRACT;
    return sum
            && of(arguments.getFirst(), columns) == NUMBER
            && of(arguments.getLast(), columns) == NUMBER
        ? NUMBER
        : EsqlFunction.resultOf(call.function());
  }

  static ValueType of(AggregateFunction function) {
    return switch (function) {
      case COUNT, COUNT_DISTINCT, SUM, AVG, MEDIAN, PERCENTILE -> NUMBER;
      case MEDIAN_ABSOLUTE_DEVIATION, STD_DEV, VARIANCE -> NUMBER;
      case ABSENT, PRESENT -> TRUTH;
      case MIN, MAX, VALUES, FIRST, LAST, TOP, SAMPLE -> ANY;
    };
  }
}
