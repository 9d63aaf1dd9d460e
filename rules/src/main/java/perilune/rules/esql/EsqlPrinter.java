package perilune.rules.esql;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a query in canonical form: a command a line, keywords in capitals, every column named. */
final class EsqlPrinter {

  private final ExpressionPrinter expressions = new ExpressionPrinter();

  private EsqlPrinter() {}

  static String print(EsqlTree.Query query) {
    var printer = new EsqlPrinter();
    return query.commands().stream().map(printer::command).collect(Collectors.joining("\n| "));
  }

  private String command(EsqlTree.Command command) {
    return switch (command) {
      case EsqlTree.InvalidCommand _ -> "";
      case EsqlTree.From(var patterns, var metadata, var _) ->
          "FROM "
              + patterns.stream().map(EsqlPrinter::index).collect(Collectors.joining(", "))
              + (metadata.isEmpty() ? "" : " METADATA " + names(metadata));
      case EsqlTree.Row(var columns, var _) -> "ROW " + columns(columns);
      case EsqlTree.Where(var condition, var _) -> "WHERE " + expressions.print(condition);
      case EsqlTree.Eval(var columns, var _) -> "EVAL " + columns(columns);
      case EsqlTree.Stats(var columns, var by, var inline, var _) ->
          (inline ? "INLINE STATS" : "STATS")
              + (columns.isEmpty() ? "" : " " + columns(columns))
              + (by.isEmpty() ? "" : " BY " + columns(by));
      case EsqlTree.Choose(var keep, var patterns, var _) ->
          (keep ? "KEEP " : "DROP ")
              + patterns.stream().map(EsqlPrinter::pattern).collect(Collectors.joining(", "));
      case EsqlTree.Rename(var renamings, var _) -> "RENAME " + renamings(renamings, " AS ", false);
      case EsqlTree.Sort(var keys, var _) ->
          "SORT " + keys.stream().map(this::key).collect(Collectors.joining(", "));
      case EsqlTree.Limit(var most, var _) -> "LIMIT " + most;
      case EsqlTree.TakeApart apart -> takeApart(apart);
      case EsqlTree.MvExpand(var column, var _) -> "MV_EXPAND " + name(column);
      case EsqlTree.Enrich(var policy, var on, var columns, var _) ->
          "ENRICH "
              + index(policy)
              + on.map(column -> " ON " + name(column)).orElse("")
              + (columns.isEmpty() ? "" : " WITH " + renamings(columns, " = ", true));
      case EsqlTree.LookupJoin(var table, var on, var _) ->
          "LOOKUP JOIN " + index(table) + " ON " + names(on);
    };
  }

  private String takeApart(EsqlTree.TakeApart apart) {
    return (apart.grok() ? "GROK " : "DISSECT ")
        + expressions.print(apart.input())
        + " "
        + ExpressionPrinter.quoted(apart.pattern().value())
        + (apart.separator().isEmpty()
            ? ""
            : " APPEND_SEPARATOR=" + ExpressionPrinter.quoted(apart.separator()));
  }

  private String key(EsqlTree.SortKey key) {
    return expressions.print(key.value())
        + (key.descending() ? " DESC" : " ASC")
        + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
  }

  private static String renamings(List<EsqlTree.Renaming> all, String between, boolean newFirst) {
    return all.stream()
        .map(each ->
            newFirst
                ? name(each.to()) + between + name(each.from())
                : name(each.from()) + between + name(each.to()))
        .collect(Collectors.joining(", "));
  }

  private String columns(List<EsqlTree.Column> columns) {
    return columns.stream().map(this::column).collect(Collectors.joining(", "));
  }

  private String column(EsqlTree.Column column) {
    boolean itself = column.value() instanceof EsqlTree.Name value && value.equals(column.name());
    return (itself ? "" : name(column.name()) + " = ")
        + expressions.print(column.value())
        + column.only().map(only -> " WHERE " + expressions.print(only)).orElse("");
  }

  private static String names(List<EsqlTree.Name> names) {
    return names.stream().map(EsqlPrinter::name).collect(Collectors.joining(", "));
  }

  private static String name(EsqlTree.Name name) {
    return ExpressionPrinter.name(name);
  }

  private static String pattern(EsqlTree.Name name) {
    return name.quoted() ? name(name) : name.text();
  }

  private static String index(EsqlTree.Name name) {
    return name.quoted() ? ExpressionPrinter.quoted(name.text()) : name.text();
  }
}
