package perilune.rules.esql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.rules.plan.Literal;
import perilune.rules.plan.TableStage;
import perilune.rules.plan.TableStage.LookupTable;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Suggestion;

/** Gives what {@code ENRICH} and {@code LOOKUP JOIN} add, out of the tables that were given. */
final class LookupLowering {

  private final Map<String, LookupTable> tables;
  private final Columns columns;
  private final Mistakes mistakes;

  LookupLowering(Map<String, LookupTable> tables, Columns columns, Mistakes mistakes) {
    this.tables = tables;
    this.columns = columns;
    this.mistakes = mistakes;
  }

  Optional<TableStage> enrich(EsqlTree.Enrich enrich) {
    String policy = enrich.policy().text();
    // _any:, _coordinator: and _remote: say where Elasticsearch looks it up.
    String name = policy.startsWith("_") ? policy.substring(policy.indexOf(':') + 1) : policy;
    List<EsqlTree.Renaming> wanted = enrich.columns();
    Optional<LookupTable> table = table(name, enrich.policy(), "policy");
    if (table.isEmpty()) {
      wanted.forEach(renaming -> columns.make(renaming.to().text(), ValueType.ANY));
      return Optional.empty();
    }
    String key = table.get().columns().getFirst();
    String on =
        enrich
            .on()
            .map(columns::named)
            .orElseGet(() -> columns.named(new EsqlTree.Name(key, false, enrich.policy().span())));
    List<TableStage.Renaming> added =
        wanted.isEmpty()
            ? others(table.get(), 1)
            : wanted.stream().map(renaming -> renaming(table.get(), renaming)).toList();
    added.forEach(renaming -> columns.make(renaming.to(), ValueType.ANY));
    return Optional.of(new TableStage.Lookup(List.of(on), table.get(), added, false));
  }

  private TableStage.Renaming renaming(LookupTable table, EsqlTree.Renaming renaming) {
    if (!table.columns().contains(renaming.from().text())) {
      missing(table, renaming.from());
    }
    return new TableStage.Renaming(renaming.from().text(), renaming.to().text());
  }

  private void missing(LookupTable table, EsqlTree.Name column) {
    mistakes.error(
        DiagnosticCode.ESQL015,
        column.span(),
        "the table '" + table.name() + "' has no column '" + column.text() + "'",
        "its columns are " + String.join(", ", table.columns()));
  }

  Optional<TableStage> join(EsqlTree.LookupJoin join) {
    Optional<LookupTable> table = table(join.table().text(), join.table(), "table");
    List<String> on = join.on().stream().map(columns::named).toList();
    if (table.isEmpty()) {
      return Optional.empty();
    }
    boolean right = true;
    for (EsqlTree.Name key : join.on()) {
      if (!table.get().columns().contains(key.text())) {
        missing(table.get(), key);
        right = false;
      }
    }
    if (!right) {
      return Optional.empty();
    }
    List<String> keys = join.on().stream().map(EsqlTree.Name::text).toList();
    LookupTable ordered = keysFirst(table.get(), keys);
    List<TableStage.Renaming> added = others(ordered, new LinkedHashSet<>(keys).size());
    added.forEach(renaming -> columns.make(renaming.to(), ValueType.ANY));
    return Optional.of(new TableStage.Lookup(on, ordered, added, true));
  }

  private static List<TableStage.Renaming> others(LookupTable table, int keys) {
    return table.columns().stream()
        .skip(keys)
        .map(column -> new TableStage.Renaming(column, column))
        .toList();
  }

  private static LookupTable keysFirst(LookupTable table, List<String> keys) {
    var names = new LinkedHashSet<>(keys);
    names.addAll(table.columns());
    List<Integer> places = names.stream().map(table.columns()::indexOf).toList();
    var rows = new ArrayList<List<Literal>>();
    for (List<Literal> row : table.rows()) {
      rows.add(places.stream().map(row::get).toList());
    }
    return new LookupTable(table.name(), List.copyOf(names), rows);
  }

  private Optional<LookupTable> table(String name, EsqlTree.Name written, String what) {
    LookupTable table = tables.get(name);
    if (table == null && !name.isEmpty()) {
      mistakes.error(
          DiagnosticCode.ESQL015,
          written.span(),
          "no " + what + " '" + name + "' was given",
          Suggestion.nearest(name.length() > 100 ? "" : name, tables.keySet())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("give its rows with --lookup " + name + "=FILE, CSV or NDJSON"));
    }
    return Optional.ofNullable(table);
  }
}
