package perilune.engine.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import perilune.engine.match.LikePattern;
import perilune.engine.table.row.RowValues;
import perilune.event.FieldTable;

/**
 * The columns at one stage of a plan, while it is compiled. Every column that a stage makes gets a
 * slot of its own, so keeping, dropping and renaming cost nothing at run time.
 */
final class Scope {

  /** Every event has one, whether its record names it or not. */
  private static final String EVENT_ID = "_id";

  private final FieldTable fields;
  // Columns with a place in the result, in order.
  private final Map<String, RowNode> columns = new LinkedHashMap<>();
  private final Map<String, RowNode> fieldNodes = new HashMap<>();
  // Names that mean the event's field.
  private Predicate<String> isField = _ -> true;
  private boolean showsFields;
  private int slots;

  Scope(FieldTable fields) {
    this.fields = fields;
  }

  int slots() {
    return slots;
  }

  /** Gives a slot for a column that comes last; one that has the name goes. */
  int make(String column) {
    int slot = slots++;
    put(column, new RowNode.Made(slot));
    return slot;
  }

  /** Gives a slot for a column that takes the place of another of its name, or comes last. */
  int replace(String column) {
    int slot = slots++;
    columns.put(column, new RowNode.Made(slot));
    return slot;
  }

  private void put(String column, RowNode node) {
    columns.remove(column);
    columns.put(column, node);
  }

  RowNode resolve(String column) {
    RowNode known = columns.get(column);
    if (known != null) {
      return known;
    }
    return isField.test(column) ? field(column) : new RowNode.Constant(RowValues.NULL);
  }

  private RowNode field(String name) {
    return fieldNodes.computeIfAbsent(name, this::fieldNode);
  }

  private RowNode fieldNode(String name) {
    int id = fields.intern(name);
    if (id == FieldTable.FULL) {
      return new RowNode.Constant(RowValues.NULL);
    }
    var field = new RowNode.Field(slots++, id, fields.type(id));
    return name.equals(EVENT_ID) ? new RowNode.EventId(field) : field;
  }

  /** Forgets all columns: rows are no events any more. */
  void close() {
    columns.clear();
    isField = _ -> false;
    showsFields = false;
  }

  void keep(List<String> patterns) {
    Map<String, RowNode> old = new LinkedHashMap<>(columns);
    for (String pattern : patterns) {
      if (pattern.indexOf('*') < 0 && !old.containsKey(pattern) && isField.test(pattern)) {
        old.put(pattern, field(pattern));
      }
    }
    record Placed(String name, RowNode node, int place) {}
    var kept = new ArrayList<Placed>();
    old.forEach((name, node) -> kept.add(new Placed(name, node, place(name, patterns))));
    columns.clear();
    kept.stream()
        .filter(column -> column.place() >= 0)
        .sorted(Comparator.comparingInt(Placed::place))
        .forEach(column -> columns.put(column.name(), column.node()));
    List<String> wild = patterns.stream().filter(pattern -> pattern.indexOf('*') >= 0).toList();
    Predicate<String> before = isField;
    isField = name -> before.test(name) && holdsOne(wild, name);
    showsFields = !wild.isEmpty();
  }

  /** Gives the last full name, else the last pattern that holds a name, or -1. */
  private static int place(String name, List<String> patterns) {
    int full = patterns.lastIndexOf(name);
    for (int i = patterns.size() - 1; full < 0 && i >= 0; i--) {
      if (holds(patterns.get(i), name)) {
        return i;
      }
    }
    return full;
  }

  void drop(List<String> patterns) {
    columns.keySet().removeIf(name -> holdsOne(patterns, name));
    Predicate<String> before = isField;
    isField = name -> before.test(name) && !holdsOne(patterns, name);
  }

  void rename(String from, String to) {
    RowNode node = resolve(from);
    if (from.equals(to)) {
      return;
    }
    Map<String, RowNode> old = new LinkedHashMap<>(columns);
    columns.clear();
    old.forEach((name, value) -> {
      if (name.equals(from)) {
        columns.put(to, node);
      } else if (!name.equals(to)) {
        columns.put(name, value);
      }
    });
    columns.putIfAbsent(to, node);
    Predicate<String> before = isField;
    isField = name -> before.test(name) && !name.equals(from);
  }

  private static boolean holdsOne(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> holds(pattern, name));
  }

  private static boolean holds(String pattern, String name) {
    if (LikePattern.isLiteral(pattern)) {
      return pattern.equals(name);
    }
    byte[] utf8 = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new LikePattern(pattern, false).test(utf8, 0, utf8.length);
  }

  /** Gives the columns of the result. */
  RowColumns result() {
    Predicate<String> shown = showsFields ? isField : _ -> false;
    return new RowColumns(
        List.copyOf(columns.keySet()), List.copyOf(columns.values()), showsFields, shown, fields);
  }
}
