package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import perilune.source.DiagnosticCode;
import perilune.source.Suggestion;

/**
 * Reads the commands of a query. After a mistake it goes on behind the next pipe.
 *
 * <p>Source: the reference of ES|QL, commands.
 */
final class QueryParser {

  /** Commands that there are and that are not run, and why. */
  private static final Map<String, String> NOT_RUN =
      Map.ofEntries(
          Map.entry("COMPLETION", "asks a language model, which is no part of a rule's meaning"),
          Map.entry("RERANK", "asks a language model, which is no part of a rule's meaning"),
          Map.entry("FORK", "branches, and a rule has one table"),
          Map.entry("FUSE", "joins branches, and a rule has one table"),
          Map.entry("CHANGE_POINT", "guesses by statistics that are not public"),
          Map.entry("SAMPLE", "leaves events out by chance, and a rule has to find all"),
          Map.entry("TS", "reads time series, and events are none"),
          Map.entry("PROMQL", "reads time series, and events are none"),
          Map.entry("SHOW", "tells of an Elasticsearch, and there is none"),
          Map.entry("EXPLAIN", "tells of an Elasticsearch, and there is none"),
          Map.entry("METRICS", "reads time series, and events are none"));

  private static final List<String> RUN =
      List.of(
          "WHERE",
          "EVAL",
          "STATS",
          "INLINE",
          "INLINESTATS",
          "KEEP",
          "DROP",
          "RENAME",
          "SORT",
          "LIMIT",
          "DISSECT",
          "GROK",
          "MV_EXPAND",
          "ENRICH",
          "LOOKUP");

  private final Cursor cursor;
  private final CommandParser commands;

  QueryParser(Cursor cursor) {
    this.cursor = cursor;
    this.commands = new CommandParser(cursor);
  }

  EsqlTree.Query query() {
    int start = cursor.peek().span().start();
    var read = new ArrayList<EsqlTree.Command>();
    read.add(source());
    rest();
    while (cursor.acceptSymbol("|")) {
      if (read.size() >= cursor.limits().maxCommands()) {
        cursor.giveUp(
            "the query has more than " + cursor.limits().maxCommands() + " commands",
            "put several columns into one EVAL");
        break;
      }
      read.add(command());
      rest();
    }
    return new EsqlTree.Query(read, cursor.since(start));
  }

  /** Passes what is left of a command, and reports it. */
  private void rest() {
    if (!cursor.atEnd() && !cursor.atSymbol("|")) {
      cursor.unexpected(
          cursor.peek().described() + " cannot stand here",
          "a command ends before a pipe '|'; is an operator or a comma missing?");
      cursor.skipCommand();
    }
  }

  private EsqlTree.Command source() {
    Token word = cursor.peek();
    if (cursor.acceptKeyword("FROM")) {
      return commands.from(word);
    }
    if (cursor.acceptKeyword("ROW")) {
      return commands.row(word);
    }
    if (word.isName() && NOT_RUN.containsKey(word.text().toUpperCase(Locale.ROOT))) {
      return command();
    }
    cursor.unexpected(
        "a query begins with FROM, not with " + word.described(), "write FROM logs-*");
    cursor.skipCommand();
    return new EsqlTree.InvalidCommand(word.span());
  }

  private EsqlTree.Command command() {
    Token word = cursor.peek();
    if (!word.isName()) {
      cursor.unexpected("a command is missing before " + word.described(), "write, say, WHERE");
      cursor.skipCommand();
      return new EsqlTree.InvalidCommand(word.span());
    }
    cursor.next();
    return switch (word.text().toUpperCase(Locale.ROOT)) {
      case "WHERE" -> commands.where(word);
      case "EVAL" -> commands.eval(word);
      case "STATS" -> commands.stats(word, false);
      case "INLINESTATS" -> commands.stats(word, true);
      case "INLINE" -> {
        cursor.expectKeyword("STATS", "write INLINE STATS");
        yield commands.stats(word, true);
      }
      case "KEEP" -> commands.choose(word, true);
      case "DROP" -> commands.choose(word, false);
      case "RENAME" -> commands.rename(word);
      case "SORT" -> commands.sort(word);
      case "LIMIT" -> commands.limit(word);
      case "DISSECT" -> commands.takeApart(word, false);
      case "GROK" -> commands.takeApart(word, true);
      case "MV_EXPAND" -> commands.mvExpand(word);
      case "ENRICH" -> commands.enrich(word);
      case "LOOKUP" -> commands.lookupJoin(word);
      default -> refused(word);
    };
  }

  private EsqlTree.Command refused(Token word) {
    String name = word.text().toUpperCase(Locale.ROOT);
    String why = NOT_RUN.get(name);
    if (why != null) {
      cursor.error(
          DiagnosticCode.ESQL007,
          word.span(),
          name + " is not run: it " + why,
          "leave the command out, and what needs its columns");
    } else if (name.equals("FROM") || name.equals("ROW")) {
      cursor.error(
          DiagnosticCode.ESQL001, word.span(), name + " stands at the beginning only", "leave it");
    } else {
      cursor.error(
          DiagnosticCode.ESQL001,
          word.span(),
          "there is no command '" + word.text() + "'",
          Suggestion.nearest(name, RUN)
              .map(near -> "did you mean " + near + "?")
              .orElse("commands are " + String.join(", ", RUN)));
    }
    cursor.skipCommand();
    return new EsqlTree.InvalidCommand(word.span());
  }
}
