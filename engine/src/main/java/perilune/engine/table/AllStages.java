package perilune.engine.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.engine.table.row.RowOrdering;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;

/** The stages that need all rows. */
final class AllStages {

  private AllStages() {}

  /** The first rows. */
  static final class Limit extends Stage.OfAll {
    private final long most;

    Limit(long most) {
      this.most = most;
    }

    @Override
    List<Row> apply(List<Row> rows, Look look) {
      return rows.size() <= most ? rows : rows.subList(0, (int) most);
    }
  }

  /** A sort key: what is compared, which way, and where nulls stand. */
  record Key(RowNode value, boolean descending, boolean nullsFirst) {}

  /** Orders rows; stable. */
  static final class Sort extends Stage.OfAll {

    private record Sorted(Row row, List<RowValue> values) {}

    private final List<Key> keys;

    Sort(List<Key> keys) {
      this.keys = List.copyOf(keys);
    }

    @Override
    List<Row> apply(List<Row> rows, Look look) {
      var sorted = new ArrayList<Sorted>();
      for (Row row : rows) {
        sorted.add(new Sorted(row, keys.stream().map(key -> value(key, row, look)).toList()));
      }
      sorted.sort(this::compare);
      return sorted.stream().map(Sorted::row).toList();
    }

    private static RowValue value(Key key, Row row, Look look) {
      List<RowValue> values = key.value().evaluate(row, look).each();
      if (values.isEmpty()) {
        return RowValues.NULL;
      }
      Comparator<RowValue> order =
          key.descending() ? RowOrdering.LOOSE.reversed() : RowOrdering.LOOSE;
      return values.stream().min(order).orElse(RowValues.NULL);
    }

    private int compare(Sorted a, Sorted b) {
      for (int i = 0; i < keys.size(); i++) {
        Key key = keys.get(i);
        RowValue x = a.values().get(i);
        RowValue y = b.values().get(i);
        int order =
            x.isNull() || y.isNull()
                ? Boolean.compare(y.isNull(), x.isNull()) * (key.nullsFirst() ? 1 : -1)
                : RowOrdering.LOOSE.compare(x, y) * (key.descending() ? -1 : 1);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  /** Puts rows together; a row a group is left. */
  static final class Group extends Stage.OfAll {
    private final Grouping grouping;

    Group(Grouping grouping) {
      this.grouping = grouping;
    }

    @Override
    List<Row> apply(List<Row> rows, Look look) {
      return grouping.results(grouped(grouping, rows, look));
    }
  }

  /** Gives each row the values of its groups; of several groups those of the first. */
  static final class Inline extends Stage.OfAll {
    private final Grouping grouping;

    Inline(Grouping grouping) {
      this.grouping = grouping;
    }

    @Override
    List<Row> apply(List<Row> rows, Look look) {
      Groups groups = grouped(grouping, rows, look);
      Map<GroupKey, RowValue[]> results = new HashMap<>();
      for (Row row : rows) {
        GroupKey key = grouping.keys(row, look).getFirst();
        Groups.Group group = groups.find(key);
        if (group != null) {
          grouping.fill(row, key, results.computeIfAbsent(key, _ -> group.results()));
        }
      }
      return rows;
    }
  }

  private static Groups grouped(Grouping grouping, List<Row> rows, Look look) {
    var groups = new Groups();
    for (int i = 0; i < rows.size(); i++) {
      grouping.add(rows.get(i), RowOrder.at(i), groups, look);
    }
    return groups;
  }
}
