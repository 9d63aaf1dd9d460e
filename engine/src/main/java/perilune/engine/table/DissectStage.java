package perilune.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowText;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.rules.plan.TableStage.Dissect;
import perilune.rules.plan.TableStage.DissectPart;

/** Splits text at delimiters. O(length of text x parts). */
final class DissectStage extends Stage.OfRow {

  /** A column: the parts that make it, in the order in which they are joined. */
  private record Joined(int slot, List<Integer> parts) {}

  private final RowNode input;
  private final String before;
  private final List<DissectPart> parts;
  private final String separator;
  private final List<Joined> columns = new ArrayList<>();

  DissectStage(RowNode input, Dissect plan, Scope scope) {
    this.input = input;
    this.before = plan.before();
    this.parts = plan.parts();
    this.separator = plan.separator();
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String name = parts.get(i).column();
      if (!name.isEmpty()) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(i);
      }
    }
    byName.forEach((name, numbers) -> {
      numbers.sort(Comparator.comparingInt(n -> parts.get(n).appendOrder().orElse(0)));
      columns.add(new Joined(scope.make(name), List.copyOf(numbers)));
    });
  }

  @Override
  void push(Row row, Look look, RowSink next) {
    RowValue value = input.evaluate(row, look);
    boolean single = !value.isNull() && !(value instanceof RowValue.Many);
    @Nullable String[] found = single ? split(RowText.of(value)) : null;
    for (Joined column : columns) {
      row.slots[column.slot()] =
          found == null ? RowValues.NULL : new RowValue.Text(join(found, column.parts()));
    }
    next.accept(row);
  }

  private String join(@Nullable String[] found, List<Integer> wanted) {
    var joined = new StringBuilder();
    for (int i = 0; i < wanted.size(); i++) {
      joined.append(i == 0 ? "" : separator).append(found[wanted.get(i)]);
    }
    return joined.toString();
  }

  /** Gives the text of each part, or null where the text does not have the delimiters. */
  private @Nullable String @Nullable [] split(String text) {
    if (!text.startsWith(before)) {
      return null;
    }
    @Nullable String[] found = new @Nullable String[parts.size()];
    Arrays.fill(found, "");
    int at = before.length();
    for (int i = 0; i < parts.size(); i++) {
      String after = parts.get(i).after();
      int end = after.isEmpty() ? text.length() : text.indexOf(after, at);
      if (end < 0) {
        return null;
      }
      found[i] = text.substring(at, end);
      at = end + after.length();
      while (parts.get(i).padded() && !after.isEmpty() && text.startsWith(after, at)) {
        at += after.length();
      }
    }
    return found;
  }
}
