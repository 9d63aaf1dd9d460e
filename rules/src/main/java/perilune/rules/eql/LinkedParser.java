package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/** Reads sequences, samples and Endgame's joins behind their first word. */
final class LinkedParser {

  private static final String UNIT_HELP = "units are ms, s, m, h and d: maxspan=5m";

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  LinkedParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.statements = statements;
  }

  EqlTree.Linked read(EqlTree.Link link, Token keyword) {
    var keys = new ArrayList<>(keys());
    Optional<EqlTree.MaxSpan> maxSpan = maxSpan();
    Token misplaced = cursor.peek();
    if (cursor.atKeyword("by")) {
      keys.addAll(keys());
      cursor
          .mistakes()
          .error(
              DiagnosticCode.EQL011,
              misplaced.span(),
              "'by' stands before 'with'",
              "write 'sequence by … with maxspan=…'");
    }
    var terms = new ArrayList<EqlTree.Term>();
    while (termStartsHere()) {
      terms.add(term());
    }
    Optional<EqlTree.Term> until = Optional.empty();
    if (cursor.acceptKeyword("until")) {
      until = Optional.of(term());
    }
    Span span = cursor.since(keyword.span().start());
    return new EqlTree.Linked(link, keys, maxSpan, terms, until, span);
  }

  /** Reports what stands between two terms and passes it. */
  private boolean termStartsHere() {
    while (!atTerm()) {
      if (cursor.atEnd() || cursor.atSymbol("|") || cursor.atKeyword("until")) {
        return false;
      }
      if (!passForeignClause()) {
        cursor.unexpected(
            "a step in brackets is missing before " + cursor.peek().described(),
            "a step is written [process where …]");
      }
      skipToTerm();
    }
    return true;
  }

  private boolean atTerm() {
    return cursor.atSymbol("[") || cursor.atSymbol("![");
  }

  private void skipToTerm() {
    while (!atTerm() && !cursor.atEnd() && !cursor.atSymbol("|") && !cursor.atKeyword("until")) {
      cursor.next();
    }
  }

  /** Reports clauses of other dialects behind a step. */
  private boolean passForeignClause() {
    Token token = cursor.peek();
    if (token.isWord("fork")) {
      return foreign(token, "'fork' belongs to Endgame's dialect and is not run");
    }
    return token.isWord("as")
        && foreign(token, "names for steps belong to Elastic Endpoint's dialect and are not run");
  }

  private boolean foreign(Token token, String message) {
    cursor.mistakes().error(DiagnosticCode.EQL013, token.span(), message, "leave it out");
    return true;
  }

  private List<EqlTree.Field> keys() {
    if (!cursor.acceptKeyword("by")) {
      return List.of();
    }
    var keys = new ArrayList<EqlTree.Field>();
    do {
      EqlTree.Expr key = expressions.value();
      if (key instanceof EqlTree.Field field) {
        keys.add(field);
      } else if (!(key instanceof EqlTree.Invalid)) {
        cursor
            .mistakes()
            .error(
                DiagnosticCode.EQL013,
                key.span(),
                "a join key is a field, not an expression",
                "compute the value before, or use the field itself");
        keys.add(new EqlTree.Field(false, List.of(new EqlTree.Name("")), key.span()));
      }
    } while (cursor.acceptSymbol(","));
    return keys;
  }

  private Optional<EqlTree.MaxSpan> maxSpan() {
    Token start = cursor.peek();
    boolean with = cursor.acceptKeyword("with");
    if (!cursor.atKeyword("maxspan")) {
      if (with) {
        cursor.unexpected("'with' is followed by 'maxspan=…' here");
      }
      return Optional.empty();
    }
    if (!with) {
      mistake(start, "'maxspan' stands after 'with'", "write 'with maxspan=…'");
    }
    cursor.acceptKeyword("maxspan");
    if (!cursor.acceptSymbol("==")) {
      cursor.expectSymbol("=", "after 'maxspan'");
    }
    return amount();
  }

  private Optional<EqlTree.MaxSpan> amount() {
    Token number = cursor.peek();
    if (number.kind() == Token.Kind.PARAMETER) {
      cursor.next();
      var parameter = new EqlTree.Parameter(number.text(), number.span());
      return Optional.of(EqlTree.MaxSpan.of(parameter));
    }
    if (number.isSymbol("-")) {
      cursor.next();
      mistake(number, "maxspan is a positive number", UNIT_HELP);
      number = cursor.peek();
    }
    if (number.kind() != Token.Kind.WHOLE && number.kind() != Token.Kind.REAL) {
      mistake(number, "maxspan is a number with a unit", UNIT_HELP);
      return Optional.empty();
    }
    cursor.next();
    if (number.kind() == Token.Kind.REAL) {
      passUnit();
      mistake(number, "maxspan is a whole number", "take a smaller unit: 2500ms for 2.5s");
      return Optional.empty();
    }
    return unit(number);
  }

  private void passUnit() {
    if (cursor.peek().kind() == Token.Kind.WORD && !Keywords.isReserved(cursor.peek().text())) {
      cursor.next();
    }
  }

  private Optional<EqlTree.MaxSpan> unit(Token number) {
    Token word = cursor.peek();
    boolean written = word.kind() == Token.Kind.WORD && !Keywords.isReserved(word.text());
    if (!written) {
      mistake(number, "maxspan has no unit", UNIT_HELP);
      return Optional.empty();
    }
    cursor.next();
    Optional<TimeUnit> unit = TimeUnit.of(word.text());
    if (unit.isEmpty()) {
      mistake(word, "there is no unit '" + word.text() + "'", UNIT_HELP);
      return Optional.empty();
    }
    long amount = Numbers.whole(number, cursor.mistakes());
    Span span = number.span().to(word.span());
    return Optional.of(new EqlTree.MaxSpan(amount, unit.get(), Optional.empty(), span));
  }

  private void mistake(Token token, String message, String help) {
    cursor.mistakes().error(DiagnosticCode.EQL011, token.span(), message, help);
  }

  private EqlTree.Term term() {
    Token open = cursor.peek();
    boolean missing = open.isSymbol("![");
    if (!missing && !open.isSymbol("[")) {
      cursor.unexpected(
          "a step in brackets is missing before " + open.described(),
          "a step is written [process where …]");
    } else {
      cursor.next();
    }
    EqlTree.EventFilter filter = statements.eventFilter();
    if (!cursor.acceptSymbol("]")) {
      cursor.unexpected("']' is missing after the step");
    }
    List<EqlTree.Field> keys = keys();
    Optional<EqlTree.Runs> runs = runs();
    if (runs.isPresent() && cursor.atKeyword("by")) {
      cursor.unexpected("'by' stands before 'with runs'", "write '[…] by … with runs=…'");
      keys = keys();
    }
    return new EqlTree.Term(missing, filter, keys, runs, cursor.since(open.span().start()));
  }

  private Optional<EqlTree.Runs> runs() {
    Token with = cursor.peek();
    if (!cursor.acceptKeyword("with")) {
      return Optional.empty();
    }
    Token word = cursor.peek();
    if (word.isWord("maxspan")) {
      mistake(
          word, "'maxspan' stands before the first step", "write 'sequence by … with maxspan=…'");
      cursor.next();
      cursor.acceptSymbol("=");
      amount();
      return Optional.empty();
    }
    if (!cursor.acceptKeyword("runs")) {
      cursor.unexpected("'with' is followed by 'runs=…' here");
      return Optional.empty();
    }
    if (!cursor.acceptSymbol("==")) {
      cursor.expectSymbol("=", "after 'runs'");
    }
    Token number = cursor.peek();
    if (number.kind() != Token.Kind.WHOLE) {
      cursor.unexpected("the number of runs is missing before " + number.described());
      return Optional.empty();
    }
    cursor.next();
    long count = Numbers.whole(number, cursor.mistakes());
    return Optional.of(new EqlTree.Runs(count, with.span().to(number.span())));
  }
}
