package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.rules.plan.Literal;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Gives what an expression means, and reports on the way what it cannot mean. */
final class ExpressionLowering {

  /** What names and aggregates mean where the expression stands. */
  interface Place {
    RowExpression column(EsqlTree.Name name);

    /** Gives the value of an aggregate; nothing where there is none of rows together. */
    Optional<RowExpression> aggregate(EsqlTree.Call call);
  }

  static final RowExpression NULL = new RowExpression.Constant(new Literal.Nil());

  private final Columns columns;
  private final Mistakes mistakes;
  private final Place place;
  private final CallLowering calls;

  ExpressionLowering(Columns columns, Mistakes mistakes, Place place) {
    this.columns = columns;
    this.mistakes = mistakes;
    this.place = place;
    this.calls = new CallLowering(this, columns, mistakes);
  }

  /** Makes one for values of single rows. */
  static ExpressionLowering ofRows(Columns columns, Mistakes mistakes) {
    return new ExpressionLowering(
        columns,
        mistakes,
        new Place() {
          @Override
          public RowExpression column(EsqlTree.Name name) {
            return columns.use(name);
          }

          @Override
          public Optional<RowExpression> aggregate(EsqlTree.Call call) {
            return Optional.empty();
          }
        });
  }

  Place place() {
    return place;
  }

  static RowExpression text(String value) {
    return new RowExpression.Constant(new Literal.Text(value));
  }

  static RowExpression call(RowFunction function, RowExpression... arguments) {
    return new RowExpression.Call(function, List.of(arguments));
  }

  RowExpression lower(EsqlTree.Expr expression) {
    return switch (expression) {
      case EsqlTree.Invalid _ -> NULL;
      case EsqlTree.Name name -> place.column(name);
      case EsqlTree.Text(var value, var _) -> text(value);
      case EsqlTree.Whole(var value, var _) -> constant(new Literal.Whole(value));
      case EsqlTree.Real(var value, var _) -> constant(new Literal.Real(value));
      case EsqlTree.Truth(var value, var _) -> constant(new Literal.Truth(value));
      case EsqlTree.Nil _ -> NULL;
      case EsqlTree.Duration(var months, var nanos, var _) ->
          new RowExpression.Duration(months, nanos);
      case EsqlTree.Several(var values, var _) -> several(values);
      case EsqlTree.Call call -> calls.lower(call);
      case EsqlTree.Not(var operand, var _) -> call(RowFunction.NOT, truth(operand));
      case EsqlTree.Minus(var operand, var _) -> call(RowFunction.NEGATE, number(operand));
      case EsqlTree.And(var operands, var _) -> truths(RowFunction.AND, operands);
      case EsqlTree.Or(var operands, var _) -> truths(RowFunction.OR, operands);
      case EsqlTree.Binary binary -> binary(binary);
      case EsqlTree.In in -> negated(in(in), in.negated());
      case EsqlTree.Like like -> negated(like(like), like.negated());
      case EsqlTree.IsNull(var value, var negated, var _) ->
          negated(call(RowFunction.IS_NULL, lower(value)), negated);
      case EsqlTree.Match(var field, var words, var _) ->
          call(RowFunction.MATCH, place.column(field), lower(words));
      case EsqlTree.Cast cast -> calls.cast(cast);
    };
  }

  private static RowExpression constant(Literal literal) {
    return new RowExpression.Constant(literal);
  }

  private static RowExpression negated(RowExpression value, boolean negated) {
    return negated ? call(RowFunction.NOT, value) : value;
  }

  private RowExpression truths(RowFunction function, List<EsqlTree.Expr> operands) {
    return new RowExpression.Call(function, operands.stream().map(this::truth).toList());
  }

  /** Gives a value that is true or false; reports another one. */
  RowExpression truth(EsqlTree.Expr expression) {
    RowExpression value = lower(expression);
    ValueType type = ValueType.of(value, columns);
    if (type != ValueType.TRUTH && type != ValueType.ANY) {
      wrong(expression.span(), "true or false", type, "compare it with something");
    }
    return value;
  }

  private RowExpression number(EsqlTree.Expr expression) {
    RowExpression value = lower(expression);
    ValueType type = ValueType.of(value, columns);
    if (type == ValueType.TEXT || type == ValueType.TRUTH) {
      wrong(expression.span(), "a number", type, "make it one with TO_LONG or TO_DOUBLE");
    }
    return value;
  }

  private void wrong(Span span, String wanted, ValueType type, String help) {
    mistakes.error(
        DiagnosticCode.ESQL012, span, wanted + " is needed, and this is " + type.described(), help);
  }

  /** Values beside each other are put together two and two, so that they nest little. */
  private RowExpression several(List<EsqlTree.Expr> values) {
    if (values.size() <= 1) {
      return values.isEmpty() ? NULL : lower(values.getFirst());
    }
    int half = values.size() / 2;
    return call(
        RowFunction.MV_APPEND,
        several(values.subList(0, half)),
        several(values.subList(half, values.size())));
  }

  private RowExpression binary(EsqlTree.Binary binary) {
    if (binary.operator().isComparison()) {
      return comparison(binary);
    }
    RowExpression left = lower(binary.left());
    RowExpression right = lower(binary.right());
    arithmetic(binary.left(), left, right);
    arithmetic(binary.right(), right, left);
    return call(binary.operator().function(), left, right);
  }

  /** Text beside a length of time is a date. */
  private void arithmetic(EsqlTree.Expr written, RowExpression value, RowExpression other) {
    ValueType type = ValueType.of(value, columns);
    boolean date = ValueType.of(other, columns) == ValueType.DURATION;
    if (type == ValueType.TRUTH || type == ValueType.TEXT && !date) {
      wrong(written.span(), "a number", type, "text is joined with CONCAT");
    }
  }

  private RowExpression comparison(EsqlTree.Binary binary) {
    boolean caseless = isCaseless(binary.left()) || isCaseless(binary.right());
    RowExpression left = folded(lower(binary.left()), caseless);
    RowExpression right = folded(lower(binary.right()), caseless);
    comparable(binary.left(), left, right);
    comparable(binary.right(), right, left);
    return call(binary.operator().function(), left, right);
  }

  private void comparable(EsqlTree.Expr written, RowExpression value, RowExpression other) {
    boolean number = ValueType.of(other, columns) == ValueType.NUMBER;
    if (number && written instanceof EsqlTree.Text(var text, var span) && !isNumber(text)) {
      wrong(span, "a number", ValueType.TEXT, "what it is compared with is one");
    }
    if (number && ValueType.of(value, columns) == ValueType.TRUTH) {
      wrong(written.span(), "a number", ValueType.TRUTH, "what it is compared with is one");
    }
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
  }

  private boolean isCaseless(EsqlTree.Expr expression) {
    return expression instanceof EsqlTree.Name name && columns.isCaseless(name);
  }

  /** A field that is compared in any case is in lower case, and so has to be the other side. */
  private static RowExpression folded(RowExpression value, boolean caseless) {
    if (!caseless) {
      return value;
    }
    return switch (value) {
      case RowExpression.Constant(Literal.Text(var text)) -> text(text.toLowerCase(Locale.ROOT));
      case RowExpression.Call(var function, var _) when function == RowFunction.TO_LOWER -> value;
      case RowExpression.Column _, RowExpression.Call _ -> call(RowFunction.TO_LOWER, value);
      case RowExpression.Constant _, RowExpression.Duration _, RowExpression.Fulfils _ -> value;
    };
  }

  private RowExpression in(EsqlTree.In in) {
    boolean caseless = isCaseless(in.value());
    var arguments = new ArrayList<RowExpression>();
    arguments.add(lower(in.value()));
    for (EsqlTree.Expr other : in.others()) {
      RowExpression value = folded(lower(other), caseless);
      comparable(other, value, arguments.getFirst());
      arguments.add(value);
    }
    return new RowExpression.Call(RowFunction.IN, arguments);
  }

  private RowExpression like(EsqlTree.Like like) {
    boolean caseless = isCaseless(like.value());
    var arguments = new ArrayList<RowExpression>();
    arguments.add(lower(like.value()));
    if (ValueType.of(arguments.getFirst(), columns) == ValueType.NUMBER) {
      wrong(like.value().span(), "text", ValueType.NUMBER, "make it text with TO_STRING");
    }
    for (EsqlTree.Text pattern : like.patterns()) {
      String text = like.regex() ? calls.patterns().lucene(pattern) : pattern.value();
      String folded = like.regex() ? "(?i:" + text + ")" : text.toLowerCase(Locale.ROOT);
      arguments.add(text(caseless ? folded : text));
    }
    return new RowExpression.Call(like.regex() ? RowFunction.RLIKE : RowFunction.LIKE, arguments);
  }
}
