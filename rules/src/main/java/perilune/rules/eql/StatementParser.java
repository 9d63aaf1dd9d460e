package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/** Reads a whole query: one event filter, or several that are linked, and the pipes behind. */
final class StatementParser implements TermReader {

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final LinkedParser linked;

  StatementParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor, this);
    this.linked = new LinkedParser(cursor, expressions, this);
  }

  EqlTree.Statement statement() {
    EqlTree.Query query = query();
    var pipes = new ArrayList<EqlTree.Pipe>();
    rest();
    while (cursor.atSymbol("|")) {
      pipes.add(pipe());
      rest();
    }
    return new EqlTree.Statement(query, pipes, cursor.since(query.span().start()));
  }

  private EqlTree.Query query() {
    Token token = cursor.peek();
    boolean isCategory = cursor.peek(1).isKeyword("where");
    for (EqlTree.Link link : EqlTree.Link.values()) {
      if (token.isKeyword(link.keyword()) && !isCategory) {
        cursor.acceptKeyword(link.keyword());
        return linked.read(link, token);
      }
    }
    return eventFilter();
  }

  /** Reports what stands behind a query. Behind a bracket too many, conditions are read on. */
  private void rest() {
    while (!cursor.atEnd() && !cursor.atSymbol("|")) {
      Token token = cursor.peek();
      switch (token.text()) {
        case ")", "]" -> {
          cursor.unexpected("this '" + token.text() + "' closes nothing");
          cursor.next();
          conditionsBehind();
        }
        case ";" -> passRest("a query does not end with ';'", "leave it out");
        default -> passRest("the query ends before " + token.described());
      }
    }
  }

  private void conditionsBehind() {
    while (cursor.acceptKeyword("and") || cursor.acceptKeyword("or")) {
      expressions.whole();
    }
  }

  private void passRest(String message, String... help) {
    cursor.unexpected(message, help);
    while (!cursor.atEnd() && !cursor.atSymbol("|")) {
      cursor.next();
    }
  }

  EqlTree.EventFilter eventFilter() {
    int start = cursor.peek().span().start();
    EqlTree.Category category = category();
    EqlTree.Expr condition = expressions.whole();
    return new EqlTree.EventFilter(category, condition, cursor.since(start));
  }

  private EqlTree.Category category() {
    Token token = cursor.peek();
    boolean named =
        token.kind() == Token.Kind.TEXT
            || token.kind() == Token.Kind.WORD && !isLinking(token)
            || token.kind() == Token.Kind.QUOTED_NAME && cursor.peek(1).isKeyword("where");
    if (named && cursor.peek(1).isKeyword("where")) {
      cursor.next();
      cursor.acceptKeyword("where");
      checkCategory(token);
      boolean any = token.isWord("any");
      return new EqlTree.Category(any ? Optional.empty() : Optional.of(token.text()), token.span());
    }
    cursor.unexpected(
        "a query begins with an event category and 'where'",
        "write 'any where …' for events of every category");
    if (!cursor.acceptKeyword("where") && cursor.peek(1).isKeyword("where")) {
      cursor.next();
      cursor.next();
    }
    return new EqlTree.Category(Optional.empty(), token.span());
  }

  private static boolean isLinking(Token token) {
    return Keywords.isReserved(token.text()) && !token.isWord("any");
  }

  private void checkCategory(Token token) {
    if (token.isKeyword("any") && !token.isWord("any")) {
      cursor
          .mistakes()
          .error(
              DiagnosticCode.EQL001,
              token.span(),
              "keywords are lower case, '" + token.text() + "' is none",
              "write 'any', or quote the category");
    } else if (token.kind() == Token.Kind.QUOTED_NAME || token.text().endsWith("~")) {
      String name = token.text().replace("~", "").toLowerCase(Locale.ROOT);
      cursor
          .mistakes()
          .error(
              DiagnosticCode.EQL001,
              token.span(),
              "an event category is a plain name or a string",
              "write \"" + name + "\"");
    }
  }

  @Override
  public void passSubquery() {
    if (!cursor.acceptSymbol("[")) {
      cursor.unexpected("'[' is missing");
      return;
    }
    eventFilter();
    cursor.expectSymbol("]", "after the query in brackets");
  }

  private EqlTree.Pipe pipe() {
    int start = cursor.next().span().start();
    Token name = cursor.peek();
    if (name.kind() != Token.Kind.WORD) {
      cursor.unexpected("the name of a pipe is missing before " + name.described());
      return new EqlTree.Pipe("", List.of(), cursor.since(start));
    }
    cursor.next();
    boolean condition = name.isWord("filter");
    var arguments = new ArrayList<EqlTree.Expr>();
    while (!cursor.atEnd()
        && !cursor.atSymbol("|")
        && cursor.limits().maxListSize() > arguments.size()) {
      Token here = cursor.peek();
      arguments.add(condition ? expressions.whole() : expressions.value());
      // Endgame's arguments need no commas between them.
      if (!cursor.acceptSymbol(",") && cursor.peek().equals(here)) {
        cursor.unexpected("the query ends before " + here.described());
        cursor.next();
      }
    }
    Span span = cursor.since(start);
    return new EqlTree.Pipe(name.text(), arguments, span);
  }
}
