package perilune.rules.esql;

import java.util.List;
import java.util.stream.Collectors;

/** Writes values, with the brackets that they need. */
final class ExpressionPrinter {

  /** How strongly an operator holds its operands; what is weaker inside gets brackets. */
  private static final int OR = 1;

  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int TEST = 5;
  private static final int SUM = 6;
  private static final int PRODUCT = 7;
  private static final int MINUS = 8;
  private static final int CAST = 9;
  private static final int PRIMARY = 10;

  String print(EsqlTree.Expr expression) {
    return print(expression, OR);
  }

  private String print(EsqlTree.Expr expression, int least) {
    String text = text(expression);
    return strength(expression) < least ? "(" + text + ")" : text;
  }

  private static int strength(EsqlTree.Expr expression) {
    return switch (expression) {
      case EsqlTree.Or _ -> OR;
      case EsqlTree.And _ -> AND;
      case EsqlTree.Not _ -> NOT;
      case EsqlTree.Binary(var operator, var _, var _, var _) ->
          operator.isComparison() ? COMPARISON : operator.isSum() ? SUM : PRODUCT;
      case EsqlTree.In _, EsqlTree.Like _, EsqlTree.IsNull _, EsqlTree.Match _ -> TEST;
      case EsqlTree.Minus _ -> MINUS;
      case EsqlTree.Whole(var value, var _) -> value < 0 ? MINUS : PRIMARY;
      case EsqlTree.Real(var value, var _) -> value < 0 ? MINUS : PRIMARY;
      case EsqlTree.Cast _ -> CAST;
      case EsqlTree.Invalid _,
          EsqlTree.Name _,
          EsqlTree.Text _,
          EsqlTree.Truth _,
          EsqlTree.Nil _,
          EsqlTree.Duration _,
          EsqlTree.Several _,
          EsqlTree.Call _ ->
          PRIMARY;
    };
  }

  private String text(EsqlTree.Expr expression) {
    return switch (expression) {
      case EsqlTree.Invalid _ -> "";
      case EsqlTree.Name name -> name(name);
      case EsqlTree.Text(var value, var _) -> quoted(value);
      case EsqlTree.Whole(var value, var _) -> Long.toString(value);
      case EsqlTree.Real(var value, var _) -> Double.toString(value);
      case EsqlTree.Truth(var value, var _) -> value ? "TRUE" : "FALSE";
      case EsqlTree.Nil _ -> "NULL";
      case EsqlTree.Duration(var months, var nanos, var _) ->
          months != 0 ? months + " months" : nanos / 1_000_000 + " milliseconds";
      case EsqlTree.Several(var values, var _) -> "[" + list(values) + "]";
      case EsqlTree.Call call -> call(call);
      case EsqlTree.Not(var operand, var _) -> "NOT " + print(operand, NOT);
      case EsqlTree.Minus(var operand, var _) -> "-(" + print(operand) + ")";
      case EsqlTree.And(var operands, var _) -> joined(operands, " AND ", NOT);
      case EsqlTree.Or(var operands, var _) -> joined(operands, " OR ", AND);
      case EsqlTree.Binary binary -> binary(binary);
      case EsqlTree.In(var value, var others, var negated, var _) ->
          print(value, TEST) + (negated ? " NOT IN (" : " IN (") + list(others) + ")";
      case EsqlTree.Like like -> like(like);
      case EsqlTree.IsNull(var value, var negated, var _) ->
          print(value, TEST) + (negated ? " IS NOT NULL" : " IS NULL");
      case EsqlTree.Match(var field, var words, var _) ->
          name(field) + " : " + print(words, PRIMARY);
      case EsqlTree.Cast(var value, var type, var _) -> print(value, CAST) + "::" + type;
    };
  }

  private String binary(EsqlTree.Binary binary) {
    int own = strength(binary);
    boolean comparison = binary.operator().isComparison();
    return print(binary.left(), comparison ? own + 1 : own)
        + " "
        + binary.operator().symbol()
        + " "
        + print(binary.right(), own + 1);
  }

  private String like(EsqlTree.Like like) {
    String patterns =
        like.patterns().stream()
            .map(pattern -> quoted(pattern.value()))
            .collect(Collectors.joining(", "));
    return print(like.value(), TEST)
        + (like.negated() ? " NOT" : "")
        + (like.regex() ? " RLIKE " : " LIKE ")
        + (like.patterns().size() == 1 ? patterns : "(" + patterns + ")");
  }

  private String call(EsqlTree.Call call) {
    String options =
        call.options().stream()
            .map(option -> quoted(option.name()) + ": " + print(option.value(), PRIMARY))
            .collect(Collectors.joining(", "));
    return call.name()
        + "("
        + (call.star() ? "*" : list(call.arguments()))
        + (options.isEmpty() ? "" : ", {" + options + "}")
        + ")";
  }

  private String list(List<EsqlTree.Expr> values) {
    return joined(values, ", ", OR);
  }

  private String joined(List<EsqlTree.Expr> values, String between, int least) {
    return values.stream().map(value -> print(value, least)).collect(Collectors.joining(between));
  }

  static String name(EsqlTree.Name name) {
    return name.quoted() ? "`" + name.text().replace("`", "``") + "`" : name.text();
  }

  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }
}
