package perilune.engine.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.engine.table.row.RowText;
import perilune.engine.table.row.RowValue;
import perilune.rules.plan.Literal;
import perilune.rules.plan.TableStage.Lookup;

/**
 * Adds columns of a table that was hashed once. Keys equal as text, so that the number 22 of an
 * event finds {@code 22} of a file. O(matches) for a row.
 */
final class LookupStage extends Stage.OfRow {

  private final RowNode[] on;
  private final int[] slots;
  private final int[] columns;
  private final boolean every;
  private final Map<List<String>, List<List<Literal>>> rows = new HashMap<>();

  LookupStage(Lookup plan, Scope scope) {
    on = plan.on().stream().map(scope::resolve).toArray(RowNode[]::new);
    columns =
        plan.columns().stream().mapToInt(c -> plan.table().columns().indexOf(c.from())).toArray();
    slots = plan.columns().stream().mapToInt(c -> scope.make(c.to())).toArray();
    every = plan.every();
    for (List<Literal> row : plan.table().rows()) {
      if (row.size() == plan.table().columns().size()) {
        List<RowValue> key =
            row.subList(0, on.length).stream().map(ExpressionCompiler::value).toList();
        if (key.stream().noneMatch(RowValue::isNull)) {
          rows.computeIfAbsent(texts(key), _ -> new ArrayList<>()).add(row);
        }
      }
    }
  }

  private static List<String> texts(List<RowValue> key) {
    return key.stream().map(RowText::of).toList();
  }

  @Override
  void push(Row row, Look look, RowSink next) {
    List<List<Literal>> found = found(row, look);
    if (found.size() < 2 || !every) {
      fill(row, found);
      next.accept(row);
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      Row one = row.copy(i);
      fill(one, List.of(found.get(i)));
      next.accept(one);
    }
  }

  /** A key with several values finds nothing, but the only key of an enrichment each of them. */
  private List<List<Literal>> found(Row row, Look look) {
    var key = new ArrayList<RowValue>();
    for (RowNode node : on) {
      key.add(node.evaluate(row, look));
    }
    if (key.size() == 1 && !every) {
      var all = new ArrayList<List<Literal>>();
      key.getFirst().each().forEach(one -> all.addAll(matches(List.of(one))));
      return all;
    }
    boolean single = key.stream().noneMatch(v -> v.isNull() || v instanceof RowValue.Many);
    return single ? matches(key) : List.of();
  }

  private List<List<Literal>> matches(List<RowValue> key) {
    return rows.getOrDefault(texts(key), List.of());
  }

  private void fill(Row row, List<List<Literal>> found) {
    for (int i = 0; i < slots.length; i++) {
      var values = new ArrayList<RowValue>();
      for (List<Literal> match : found) {
        RowValue value = ExpressionCompiler.value(match.get(columns[i]));
        if (!value.isNull()) {
          values.add(value);
        }
      }
      row.slots[slots[i]] = RowValue.of(values);
    }
  }
}
