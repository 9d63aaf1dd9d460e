package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import perilune.source.Span;

/** Reads names of columns, patterns of such names, and names of indices. */
final class NameParser {

  private static final String NAME_HELP = "names with other characters stand in backquotes";

  private final Cursor cursor;

  NameParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads a name; an empty one where there is none. */
  EsqlTree.Name name() {
    Token token = cursor.peek();
    if (!token.isName()) {
      cursor.unexpected("a name is missing before " + token.described(), NAME_HELP);
      return new EsqlTree.Name("", false, token.span());
    }
    cursor.next();
    return new EsqlTree.Name(token.text(), token.kind() == Token.Kind.QUOTED_NAME, token.span());
  }

  List<EsqlTree.Name> list() {
    var all = new ArrayList<EsqlTree.Name>();
    do {
      all.add(name());
    } while (cursor.fits(all.size()) && cursor.acceptSymbol(","));
    return all;
  }

  /** Reads patterns such as {@code a.*, b}. */
  List<EsqlTree.Name> patterns() {
    var all = new ArrayList<EsqlTree.Name>();
    do {
      all.add(pattern());
    } while (cursor.fits(all.size()) && cursor.acceptSymbol(","));
    return all;
  }

  private EsqlTree.Name pattern() {
    Token first = cursor.peek();
    if (!isPatternPart(first)) {
      cursor.unexpected("a name is missing before " + first.described(), NAME_HELP);
      return new EsqlTree.Name("", false, first.span());
    }
    var text = new StringBuilder();
    boolean quoted = false;
    do {
      quoted |= cursor.peek().kind() == Token.Kind.QUOTED_NAME;
      text.append(cursor.next().text());
    } while (cursor.isAttached() && isPatternPart(cursor.peek()));
    return new EsqlTree.Name(text.toString(), quoted, cursor.since(first.span().start()));
  }

  private static boolean isPatternPart(Token token) {
    return token.isName()
        || token.isSymbol("*")
        || token.isSymbol(".")
        || token.kind() == Token.Kind.WHOLE;
  }

  List<EsqlTree.Name> indexPatterns() {
    var all = new ArrayList<EsqlTree.Name>();
    do {
      all.add(indexPattern());
    } while (cursor.fits(all.size()) && cursor.acceptSymbol(","));
    return all;
  }

  /** Reads the name of an index or a pattern of such names: all up to a blank or comma. */
  EsqlTree.Name indexPattern() {
    Token first = cursor.peek();
    if (first.kind() == Token.Kind.STRING) {
      cursor.next();
      return new EsqlTree.Name(first.text(), true, first.span());
    }
    if (first.isSymbol("(")) {
      cursor.unexpected("a query in FROM is not run", "put its commands behind FROM");
      return new EsqlTree.Name("", false, first.span());
    }
    if (endsIndex(first)) {
      cursor.unexpected("an index is missing before " + first.described(), "write FROM logs-*");
      return new EsqlTree.Name("", false, first.span());
    }
    do {
      cursor.next();
    } while (cursor.isAttached() && !endsIndex(cursor.peek()));
    Span span = cursor.since(first.span().start());
    return new EsqlTree.Name(cursor.textSince(span.start()), false, span);
  }

  private static boolean endsIndex(Token token) {
    return token.kind() == Token.Kind.END
        || token.kind() == Token.Kind.BROKEN
        || token.kind() == Token.Kind.STRING
        || token.isSymbol(",")
        || token.isSymbol("|")
        || token.isSymbol("(")
        || token.isSymbol(")")
        || token.isSymbol("[")
        || token.isSymbol("]");
  }
}
