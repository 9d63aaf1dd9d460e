package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;

/** Reads what stands behind the name of a command. */
final class CommandParser {

  private static final String NAME_HELP = "names with other characters stand in backquotes";

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final NameParser names;

  CommandParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor);
    this.names = new NameParser(cursor);
  }

  private static int start(Token word) {
    return word.span().start();
  }

  EsqlTree.Command from(Token word) {
    List<EsqlTree.Name> patterns = names.indexPatterns();
    List<EsqlTree.Name> metadata = List.of();
    boolean bracket = cursor.atSymbol("[") && cursor.peek(1).isKeyword("METADATA");
    if (bracket) {
      cursor.next();
    }
    if (cursor.acceptKeyword("METADATA")) {
      metadata = names.list();
    }
    if (bracket) {
      cursor.expectSymbol("]", "it closes the '[' before METADATA");
    }
    return new EsqlTree.From(patterns, metadata, cursor.since(start(word)));
  }

  EsqlTree.Command row(Token word) {
    return new EsqlTree.Row(columns(false), cursor.since(start(word)));
  }

  EsqlTree.Command where(Token word) {
    return new EsqlTree.Where(expressions.expression(), cursor.since(start(word)));
  }

  EsqlTree.Command eval(Token word) {
    return new EsqlTree.Eval(columns(false), cursor.since(start(word)));
  }

  EsqlTree.Command stats(Token word, boolean inline) {
    List<EsqlTree.Column> columns = cursor.atKeyword("BY") ? List.of() : columns(true);
    List<EsqlTree.Column> by = cursor.acceptKeyword("BY") ? columns(false) : List.of();
    return new EsqlTree.Stats(columns, by, inline, cursor.since(start(word)));
  }

  private List<EsqlTree.Column> columns(boolean aggregates) {
    var columns = new ArrayList<EsqlTree.Column>();
    do {
      if (!cursor.fits(columns.size())) {
        return columns;
      }
      columns.add(column(aggregates));
    } while (cursor.acceptSymbol(","));
    return columns;
  }

  private EsqlTree.Column column(boolean aggregates) {
    Token first = cursor.peek();
    Optional<EsqlTree.Name> name = Optional.empty();
    if (first.isName() && cursor.peek(1).isSymbol("=")) {
      name = Optional.of(names.name());
      cursor.next();
    }
    int valueStart = cursor.peek().span().start();
    EsqlTree.Expr value = expressions.expression();
    String text = cursor.textSince(valueStart);
    Optional<EsqlTree.Expr> only = Optional.empty();
    if (aggregates && cursor.acceptKeyword("WHERE")) {
      only = Optional.of(expressions.expression());
    }
    var named = name.orElseGet(() -> unnamed(value, text));
    return new EsqlTree.Column(named, value, only, cursor.since(start(first)));
  }

  /** A column without a name is called as its value is written. */
  private static EsqlTree.Name unnamed(EsqlTree.Expr value, String text) {
    return value instanceof EsqlTree.Name name ? name : new EsqlTree.Name(text, true, value.span());
  }

  EsqlTree.Command choose(Token word, boolean keep) {
    return new EsqlTree.Choose(keep, names.patterns(), cursor.since(start(word)));
  }

  EsqlTree.Command rename(Token word) {
    var renamings = new ArrayList<EsqlTree.Renaming>();
    do {
      EsqlTree.Name first = names.name();
      if (cursor.acceptSymbol("=")) {
        EsqlTree.Name from = names.name();
        renamings.add(new EsqlTree.Renaming(from, first, first.span().to(from.span())));
      } else {
        cursor.expectKeyword("AS", "write RENAME old AS new");
        EsqlTree.Name to = names.name();
        renamings.add(new EsqlTree.Renaming(first, to, first.span().to(to.span())));
      }
    } while (cursor.fits(renamings.size()) && cursor.acceptSymbol(","));
    return new EsqlTree.Rename(renamings, cursor.since(start(word)));
  }

  EsqlTree.Command sort(Token word) {
    var keys = new ArrayList<EsqlTree.SortKey>();
    do {
      int start = cursor.peek().span().start();
      EsqlTree.Expr value = expressions.expression();
      boolean descending = cursor.acceptKeyword("DESC");
      if (!descending) {
        cursor.acceptKeyword("ASC");
      }
      boolean nullsFirst = descending;
      if (cursor.acceptKeyword("NULLS")) {
        nullsFirst = cursor.acceptKeyword("FIRST");
        if (!nullsFirst) {
          cursor.expectKeyword("LAST", "write NULLS FIRST or NULLS LAST");
        }
      }
      keys.add(new EsqlTree.SortKey(value, descending, nullsFirst, cursor.since(start)));
    } while (cursor.fits(keys.size()) && cursor.acceptSymbol(","));
    return new EsqlTree.Sort(keys, cursor.since(start(word)));
  }

  EsqlTree.Command limit(Token word) {
    EsqlTree.Expr most = expressions.expression();
    if (most instanceof EsqlTree.Whole(var count, var _) && count >= 0) {
      return new EsqlTree.Limit(count, cursor.since(start(word)));
    }
    if (!(most instanceof EsqlTree.Invalid)) {
      cursor.error(
          DiagnosticCode.ESQL001, most.span(), "LIMIT takes a whole number", "write LIMIT 100");
    }
    return new EsqlTree.InvalidCommand(cursor.since(start(word)));
  }

  EsqlTree.Command takeApart(Token word, boolean grok) {
    EsqlTree.Expr input = expressions.expression();
    Token pattern = cursor.peek();
    if (pattern.kind() != Token.Kind.STRING) {
      cursor.unexpected(
          "a pattern is missing before " + pattern.described(),
          grok ? "write GROK field \"%{WORD:name}\"" : "write DISSECT field \"%{name}\"");
      cursor.skipCommand();
      return new EsqlTree.InvalidCommand(cursor.since(start(word)));
    }
    cursor.next();
    String separator = "";
    if (!grok && cursor.acceptKeyword("APPEND_SEPARATOR")) {
      cursor.expectSymbol("=", "write APPEND_SEPARATOR=\",\"");
      separator = text("the separator");
    }
    var text = new EsqlTree.Text(pattern.text(), pattern.span());
    return new EsqlTree.TakeApart(grok, input, text, separator, cursor.since(start(word)));
  }

  private String text(String what) {
    if (cursor.peek().kind() == Token.Kind.STRING) {
      return cursor.next().text();
    }
    cursor.unexpected(what + " is missing before " + cursor.peek().described(), "it is a string");
    return "";
  }

  EsqlTree.Command mvExpand(Token word) {
    return new EsqlTree.MvExpand(names.name(), cursor.since(start(word)));
  }

  EsqlTree.Command enrich(Token word) {
    EsqlTree.Name policy = names.indexPattern();
    Optional<EsqlTree.Name> on =
        cursor.acceptKeyword("ON") ? Optional.of(names.name()) : Optional.empty();
    var columns = new ArrayList<EsqlTree.Renaming>();
    if (cursor.acceptKeyword("WITH")) {
      do {
        EsqlTree.Name to = names.name();
        EsqlTree.Name from = cursor.acceptSymbol("=") ? names.name() : to;
        columns.add(new EsqlTree.Renaming(from, to, to.span().to(from.span())));
      } while (cursor.fits(columns.size()) && cursor.acceptSymbol(","));
    }
    return new EsqlTree.Enrich(policy, on, columns, cursor.since(start(word)));
  }

  EsqlTree.Command lookupJoin(Token word) {
    cursor.expectKeyword("JOIN", "write LOOKUP JOIN table ON field");
    EsqlTree.Name table = names.indexPattern();
    cursor.expectKeyword("ON", NAME_HELP);
    return new EsqlTree.LookupJoin(table, names.list(), cursor.since(start(word)));
  }
}
