package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/** Reads one operand: a constant, field, call or parentheses, with the predicate behind it. */
final class OperandParser {

  /** Words before {@code of} with which Endgame follows process trees. */
  private static final Set<String> KINSHIP = Set.of("child", "descendant", "event");

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final TermReader events;
  private final PredicateParser predicates;

  OperandParser(Cursor cursor, ExpressionParser expressions, TermReader events) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.events = events;
    this.predicates = new PredicateParser(cursor, expressions, this);
  }

  EqlTree.Expr operand() {
    return predicates.after(primary());
  }

  /** Says whether {@code not} stands here, in whatever case, and not a field or function. */
  boolean notStartsHere() {
    Token token = cursor.peek();
    if (token.isWord("not") || token.isSymbol("!") && !cursor.peek(1).isSymbol("=")) {
      return true;
    }
    Token after = cursor.peek(1);
    return token.isKeyword("not")
        && (after.isSymbol("(")
            || after.isSymbol("?")
            || after.kind() == Token.Kind.QUOTED_NAME
            || after.kind() == Token.Kind.WORD && !Keywords.isReserved(after.text()));
  }

  void passNot() {
    if (cursor.atSymbol("!")) {
      Token token = cursor.next();
      cursor
          .mistakes()
          .error(DiagnosticCode.EQL008, token.span(), "'!' is no operator of EQL", "write 'not'");
    } else {
      cursor.acceptKeyword("not");
    }
  }

  /** Says whether an operand, sign or negation can begin here. */
  boolean startsHere() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case QUOTED_NAME, PARAMETER, TEXT, WHOLE, REAL -> true;
      case SYMBOL -> token.isSymbol("(") || token.isSymbol("?");
      case WORD ->
          !Keywords.isReserved(token.text())
              || token.isWord("not")
              || token.isWord("true")
              || token.isWord("false")
              || token.isWord("null");
      case END -> false;
    };
  }

  EqlTree.Expr primary() {
    Token token = cursor.peek();
    expressions.height(1);
    return switch (token.kind()) {
      case TEXT -> new EqlTree.TextLiteral(token.text(), cursor.next().span());
      case WHOLE, REAL -> Numbers.literal(cursor.next(), cursor.mistakes());
      case PARAMETER -> new EqlTree.Parameter(token.text(), cursor.next().span());
      case QUOTED_NAME -> field();
      case WORD -> word(token);
      case SYMBOL -> symbol(token);
      case END -> missing();
    };
  }

  private EqlTree.Expr symbol(Token token) {
    if (token.isSymbol("(")) {
      return group();
    }
    return token.isSymbol("?") ? field() : missing();
  }

  private EqlTree.Expr word(Token token) {
    Token after = cursor.peek(1);
    if (after.isSymbol("(") && !Keywords.isReserved(token.text())) {
      return call();
    }
    if (KINSHIP.contains(token.text()) && after.isWord("of")) {
      return kinship();
    }
    String lower = token.text().toLowerCase(Locale.ROOT);
    boolean named = after.isSymbol(".");
    return switch (named ? "" : lower) {
      case "true", "false" -> truth(lower);
      case "null" -> {
        cursor.acceptKeyword("null");
        yield new EqlTree.NullLiteral(token.span());
      }
      default -> Keywords.isReserved(token.text()) ? missing() : field();
    };
  }

  private EqlTree.Expr truth(String lower) {
    Token token = cursor.peek();
    cursor.acceptKeyword(lower);
    return new EqlTree.TruthLiteral(lower.equals("true"), token.span());
  }

  private EqlTree.Expr missing() {
    Token token = cursor.peek();
    if (token.kind() == Token.Kind.WORD) {
      cursor.unexpected(
          "a value is missing before " + token.described(),
          "a field of that name is written in backticks: `" + token.text() + "`");
    } else {
      cursor.unexpected("a value is missing before " + token.described());
    }
    skipToBoundary();
    return new EqlTree.Invalid(token.span());
  }

  /** Skips to where reading can go on: a word that links conditions, or a bracket. */
  private void skipToBoundary() {
    while (!cursor.atEnd() && !atBoundary(cursor.peek())) {
      cursor.next();
    }
  }

  private static boolean atBoundary(Token token) {
    return switch (token.kind()) {
      case END -> true;
      case WORD ->
          token.isWord("and")
              || token.isWord("or")
              || token.isWord("until")
              || token.isWord("by")
              || token.isWord("with");
      case SYMBOL ->
          switch (token.text()) {
            case "(", ")", "[", "![", "]", ",", "|" -> true;
            default -> false;
          };
      case QUOTED_NAME, PARAMETER, TEXT, WHOLE, REAL -> false;
    };
  }

  private EqlTree.Expr group() {
    Token open = cursor.next();
    if (!cursor.enter(open)) {
      return new EqlTree.Invalid(open.span());
    }
    EqlTree.Expr inner = expressions.whole();
    cursor.leave();
    if (cursor.atSymbol(",")) {
      cursor.unexpected(
          "a list cannot stand here", "lists follow 'in', 'in~', ':', 'like' and 'regex'");
      passList();
    }
    cursor.expectSymbol(")", "after the parentheses opened here or before");
    return inner;
  }

  private void passList() {
    while (cursor.acceptSymbol(",")) {
      expressions.whole();
    }
  }

  private EqlTree.Expr call() {
    Token name = cursor.next();
    Token open = cursor.next();
    if (!cursor.enter(open)) {
      return new EqlTree.Invalid(open.span());
    }
    List<EqlTree.Expr> arguments =
        cursor.atSymbol(")") ? List.of() : list("the function's arguments");
    cursor.leave();
    cursor.expectSymbol(")", "after the function's arguments");
    boolean insensitive = name.text().endsWith("~");
    String plain = insensitive ? name.text().substring(0, name.text().length() - 1) : name.text();
    expressions.height(expressions.height() + 1);
    Span span = cursor.since(name.span().start());
    return new EqlTree.Call(plain, insensitive, arguments, name.span(), span);
  }

  /** Reads expressions between commas, at least one, at most as many as a list may have. */
  List<EqlTree.Expr> list(String what) {
    var items = new ArrayList<EqlTree.Expr>();
    Token first = cursor.peek();
    int highest = 0;
    int max = cursor.limits().maxListSize();
    do {
      EqlTree.Expr item = expressions.whole();
      highest = Math.max(highest, expressions.height());
      if (items.size() < max) {
        items.add(item);
      } else if (items.size() == max) {
        items.add(new EqlTree.Invalid(item.span()));
        cursor
            .mistakes()
            .error(DiagnosticCode.EQL005, first.span(), what + " are more than " + max + " values");
      }
    } while (cursor.acceptSymbol(","));
    expressions.height(highest);
    return items;
  }

  /** Reads Endgame's {@code child of [ … ]} and says that it is not EQL here. */
  private EqlTree.Expr kinship() {
    Token kind = cursor.next();
    Token of = cursor.next();
    Span span = kind.span().to(of.span());
    cursor
        .mistakes()
        .error(
            DiagnosticCode.EQL013,
            span,
            "'" + kind.text() + " of' belongs to Endgame's dialect and is not run",
            "test the parent's fields (process.parent.…), or write a sequence by"
                + " process.entity_id and process.parent.entity_id");
    if (cursor.enter(of)) {
      events.passSubquery();
      cursor.leave();
    }
    return new EqlTree.Invalid(span);
  }

  /** Reads {@code ?a.`b c`[0].d}; {@code [} opens an index only before a number and {@code ]}. */
  EqlTree.Field field() {
    int start = cursor.peek().span().start();
    boolean optional = cursor.acceptSymbol("?");
    var segments = new ArrayList<EqlTree.Segment>();
    segments.add(name());
    while (true) {
      if (cursor.atSymbol(".")) {
        cursor.next();
        segments.add(name());
      } else if (cursor.atSymbol("[")
          && cursor.peek(1).kind() == Token.Kind.WHOLE
          && cursor.peek(2).isSymbol("]")) {
        cursor.next();
        segments.add(new EqlTree.Place(Numbers.whole(cursor.next(), cursor.mistakes())));
        cursor.next();
      } else {
        expressions.height(1);
        return new EqlTree.Field(optional, segments, cursor.since(start));
      }
    }
  }

  private EqlTree.Name name() {
    Token token = cursor.peek();
    if (token.kind() == Token.Kind.QUOTED_NAME) {
      return new EqlTree.Name(cursor.next().text());
    }
    if (token.kind() != Token.Kind.WORD) {
      cursor.unexpected("the name of a field is missing before " + token.described());
      return new EqlTree.Name("");
    }
    cursor.next();
    if (token.text().endsWith("~")) {
      cursor
          .mistakes()
          .error(
              DiagnosticCode.EQL001,
              token.span(),
              "a field's name has no '~'",
              "operators and functions have insensitive forms: like~, in~, startsWith~(…)");
    }
    return new EqlTree.Name(token.text());
  }
}
