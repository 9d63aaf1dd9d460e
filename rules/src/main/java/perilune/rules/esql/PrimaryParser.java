package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/** Reads values that have no operator: literals, names, calls, and all in parentheses. */
final class PrimaryParser {

  /** Words that are no names unless they stand in backquotes. */
  private static final Set<String> RESERVED =
      Set.of("AND", "OR", "NOT", "IN", "IS", "LIKE", "RLIKE", "ASC", "DESC", "NULLS", "BY");

  private final Cursor cursor;
  private final ExpressionParser expressions;

  PrimaryParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  EsqlTree.Expr primary() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case STRING -> {
        cursor.next();
        yield new EsqlTree.Text(token.text(), token.span());
      }
      case WHOLE, REAL -> number(token);
      case NAME -> word(token);
      case QUOTED_NAME -> {
        cursor.next();
        yield new EsqlTree.Name(token.text(), true, token.span());
      }
      case PARAMETER -> parameter(token);
      case SYMBOL, BROKEN, END -> symbol(token);
    };
  }

  private EsqlTree.Expr parameter(Token token) {
    cursor.next();
    cursor.error(
        DiagnosticCode.ESQL007,
        token.span(),
        "the parameter '" + token.text() + "' has no value: a rule is asked without parameters",
        "write the value in its place");
    return new EsqlTree.Invalid(token.span());
  }

  private EsqlTree.Expr symbol(Token token) {
    if (token.isSymbol("(")) {
      return parentheses(token);
    }
    if (token.isSymbol("[")) {
      cursor.next();
      return new EsqlTree.Several(expressions.list("]"), cursor.since(token.span().start()));
    }
    return missing(token);
  }

  private EsqlTree.Expr missing(Token token) {
    cursor.unexpected("a value is missing before " + token.described());
    if (token.kind() == Token.Kind.BROKEN) {
      cursor.next();
    }
    return new EsqlTree.Invalid(token.span());
  }

  private EsqlTree.Expr parentheses(Token opening) {
    cursor.next();
    if (!cursor.enter()) {
      return new EsqlTree.Invalid(opening.span());
    }
    EsqlTree.Expr inner = expressions.expression();
    cursor.expectSymbol(")", "it closes the '(' before");
    cursor.leave();
    return inner;
  }

  private EsqlTree.Expr word(Token token) {
    String keyword = token.text().toUpperCase(Locale.ROOT);
    if (cursor.peek(1).isSymbol("(") && !RESERVED.contains(keyword)) {
      return call(token, keyword);
    }
    if (RESERVED.contains(keyword)) {
      return missing(token);
    }
    cursor.next();
    return switch (keyword) {
      case "TRUE" -> new EsqlTree.Truth(true, token.span());
      case "FALSE" -> new EsqlTree.Truth(false, token.span());
      case "NULL" -> new EsqlTree.Nil(token.span());
      default -> new EsqlTree.Name(token.text(), false, token.span());
    };
  }

  private EsqlTree.Expr call(Token name, String upper) {
    cursor.next();
    cursor.next();
    int start = name.span().start();
    if (cursor.atSymbol("*") && cursor.peek(1).isSymbol(")")) {
      cursor.next();
      cursor.next();
      return new EsqlTree.Call(upper, List.of(), true, List.of(), cursor.since(start));
    }
    if (cursor.acceptSymbol(")")) {
      return new EsqlTree.Call(upper, List.of(), false, List.of(), cursor.since(start));
    }
    if (!cursor.enter()) {
      return new EsqlTree.Invalid(name.span());
    }
    var arguments = new ArrayList<EsqlTree.Expr>();
    var options = new ArrayList<EsqlTree.Option>();
    do {
      if (cursor.atSymbol("{")) {
        options.addAll(options());
      } else if (cursor.fits(arguments.size())) {
        arguments.add(expressions.expression());
      }
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")", "it closes the call of " + upper);
    cursor.leave();
    return new EsqlTree.Call(upper, arguments, false, options, cursor.since(start));
  }

  /** Reads {@code { "name": value, … }}. */
  private List<EsqlTree.Option> options() {
    Token opening = cursor.next();
    var options = new ArrayList<EsqlTree.Option>();
    do {
      Token name = cursor.peek();
      if (name.kind() != Token.Kind.STRING) {
        cursor.unexpected("the name of an option is missing before " + name.described());
        break;
      }
      cursor.next();
      cursor.expectSymbol(":", "between an option and its value stands a colon");
      EsqlTree.Expr value = primary();
      options.add(new EsqlTree.Option(name.text(), value, cursor.since(name.span().start())));
    } while (cursor.fits(options.size()) && cursor.acceptSymbol(","));
    cursor.expectSymbol("}", "it closes the '" + opening.text() + "' before");
    return options;
  }

  boolean atNumber() {
    Token.Kind kind = cursor.peek().kind();
    return kind == Token.Kind.WHOLE || kind == Token.Kind.REAL;
  }

  /** Reads a number, behind a minus where that is given; or a length of time. */
  EsqlTree.Expr number(Token first) {
    Token digits = cursor.next();
    boolean negative = first.isSymbol("-");
    Span span = first.span().to(digits.span());
    Optional<DurationUnit> unit = DurationUnit.of(cursor.peek());
    if (digits.kind() == Token.Kind.WHOLE && unit.isPresent() && !cursor.peek(1).isSymbol("(")) {
      cursor.next();
      return duration(digits, unit.get(), negative, cursor.since(first.span().start()));
    }
    String text = negative ? "-" + digits.text() : digits.text();
    if (digits.kind() == Token.Kind.WHOLE) {
      try {
        return new EsqlTree.Whole(Long.parseLong(text), span);
      } catch (NumberFormatException tooLarge) {
        return new EsqlTree.Real(Double.parseDouble(text), span);
      }
    }
    double real = Double.parseDouble(text);
    if (Double.isInfinite(real)) {
      cursor.error(
          DiagnosticCode.ESQL002, span, "this number is too large", "write one below 1e308");
      return new EsqlTree.Invalid(span);
    }
    return new EsqlTree.Real(real, span);
  }

  private EsqlTree.Expr duration(Token digits, DurationUnit unit, boolean negative, Span span) {
    try {
      long count = Long.parseLong(digits.text());
      long signed = negative ? -count : count;
      int months = Math.toIntExact(Math.multiplyExact(signed, (long) unit.months()));
      return new EsqlTree.Duration(months, Math.multiplyExact(signed, unit.nanos()), span);
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      cursor.error(
          DiagnosticCode.ESQL002,
          span,
          "this length of time is too large",
          "write less than 292 years");
      return new EsqlTree.Invalid(span);
    }
  }
}
