package perilune.engine.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowValue;
import perilune.event.RetainedEvent;

/** How rows are put together and what is computed of each group. Owned by one thread. */
final class Grouping {

  /** Groups that one row is in, count: several values of several expressions multiply. */
  private static final int MAX_GROUPS_PER_ROW = 1_000;

  /**
   * One value of a group.
   *
   * @param arguments what it is computed from
   * @param only which rows count, or null for all
   * @param partial makes the state
   */
  record Computed(List<RowNode> arguments, @Nullable RowNode only, Supplier<Partial> partial) {}

  private final List<Computed> computed;
  private final List<RowNode> by;
  private final RowValue[][] arguments;
  // Of the aggregations, then of what rows are grouped by.
  private int[] slots = {};
  private int width;

  /** How often a row was in more groups than the limit. */
  long groupsCut;

  Grouping(List<Computed> computed, List<RowNode> by) {
    this.computed = List.copyOf(computed);
    this.by = List.copyOf(by);
    arguments =
        computed.stream().map(c -> new RowValue[c.arguments().size()]).toArray(RowValue[][]::new);
  }

  void writeTo(int[] newSlots) {
    slots = newSlots;
  }

  /** Says how many slots a row has: known when all of the plan is compiled. */
  void width(int newWidth) {
    width = newWidth;
  }

  Partial[] partials() {
    Partial[] partials = new Partial[computed.size()];
    for (int i = 0; i < partials.length; i++) {
      partials[i] = computed.get(i).partial().get();
    }
    return partials;
  }

  /** Gives the keys of a row: one, or one for each combination of several values. */
  List<GroupKey> keys(Row row, Look look) {
    List<List<RowValue>> keys = List.of(List.of());
    for (RowNode node : by) {
      RowValue value = node.evaluate(row, look);
      List<RowValue> values =
          value instanceof RowValue.Many(var several)
              ? List.copyOf(new LinkedHashSet<>(several))
              : List.of(value);
      keys = combined(keys, values);
    }
    return keys.stream().map(GroupKey::new).toList();
  }

  private List<List<RowValue>> combined(List<List<RowValue>> keys, List<RowValue> values) {
    var longer = new ArrayList<List<RowValue>>();
    for (List<RowValue> key : keys) {
      for (RowValue value : values) {
        if (longer.size() == MAX_GROUPS_PER_ROW) {
          groupsCut++;
          return longer;
        }
        var next = new ArrayList<>(key);
        next.add(value);
        longer.add(next);
      }
    }
    return longer;
  }

  /** Adds a row to its groups, counting what they take more of the limit. */
  void add(Row row, RowOrder order, Groups groups, Look look) {
    List<GroupKey> keys = keys(row, look);
    for (int number = 0; number < keys.size(); number++) {
      GroupKey key = keys.get(number);
      Groups.Group known = groups.find(key);
      int before = known == null ? 0 : known.size();
      Groups.Group group = groups.get(key, new ValuePartials.Place(order, number), this);
      addEvents(row, group);
      for (int i = 0; i < group.partials.length; i++) {
        Computed one = computed.get(i);
        RowNode only = one.only();
        if (only == null || RowNode.truth(only.evaluate(row, look)).isTrue()) {
          for (int a = 0; a < arguments[i].length; a++) {
            arguments[i][a] = one.arguments().get(a).evaluate(row, look);
          }
          group.partials[i].add(arguments[i], order);
        }
      }
      groups.size += group.size() - before;
    }
  }

  /** An event counts once, also where several rows come of it. */
  private static void addEvents(Row row, Groups.Group group) {
    RetainedEvent event = row.event;
    if (event == null) {
      group.events.merge(row.events);
    } else {
      group.events.add(row.order, event, row.events.newestEnd());
    }
  }

  /** Gives a row a group, in the order of the groups' first rows. */
  List<Row> results(Groups groups) {
    var sorted = new ArrayList<>(groups.all());
    sorted.sort(Comparator.comparing(group -> group.first));
    var rows = new ArrayList<Row>();
    for (Groups.Group group : sorted) {
      Row row = Row.of(group.key, group.first.order(), group.events, width);
      fill(row, group.key, group.results());
      rows.add(row);
    }
    if (rows.isEmpty() && by.isEmpty()) {
      var none =
          new Groups.Group(GroupKey.ALL, new ValuePartials.Place(RowOrder.at(0), 0), partials());
      Row row = Row.of(none.key, none.first.order(), none.events, width);
      fill(row, none.key, none.results());
      rows.add(row);
    }
    return rows;
  }

  void fill(Row row, GroupKey key, RowValue[] results) {
    for (int i = 0; i < results.length; i++) {
      row.slots[slots[i]] = results[i];
    }
    for (int i = 0; i < by.size(); i++) {
      row.slots[slots[results.length + i]] = key.values().get(i);
    }
  }
}
