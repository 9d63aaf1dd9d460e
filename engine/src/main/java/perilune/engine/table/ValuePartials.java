package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowOrdering;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;

/** Aggregates that keep values as they are. */
final class ValuePartials {

  private ValuePartials() {}

  /** MIN and MAX. */
  static final class Extreme implements Partial {
    private final int sign;
    private RowValue best = RowValues.NULL;

    Extreme(int sign) {
      this.sign = sign;
    }

    @Override
    public void add(RowValue[] arguments, RowOrder order) {
      arguments[0].each().forEach(this::take);
    }

    private void take(RowValue value) {
      if (best.isNull() || RowOrdering.TOTAL.compare(value, best) * sign > 0) {
        best = value;
      }
    }

    @Override
    public void merge(Partial other) {
      ((Extreme) other).best.each().forEach(this::take);
    }

    @Override
    public RowValue result() {
      return best;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      Codec.write(best, out);
    }

    @Override
    public void read(DataInput in) throws IOException {
      best = Codec.read(in);
    }
  }

  /** A value's place: the row, then the number of the value in it. */
  record Place(RowOrder order, int number) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byRow = order.compareTo(other.order);
      return byRow != 0 ? byRow : Integer.compare(number, other.number);
    }
  }

  /** COUNT_DISTINCT and VALUES: different values and where each was first. */
  static final class Distinct implements Partial {
    private final boolean counts;
    private final Surplus surplus;
    private final Map<RowValue, Place> values = new HashMap<>();

    Distinct(boolean counts, Surplus surplus) {
      this.counts = counts;
      this.surplus = surplus;
    }

    @Override
    public void add(RowValue[] arguments, RowOrder order) {
      List<RowValue> each = arguments[0].each();
      for (int i = 0; i < each.size(); i++) {
        take(each.get(i), new Place(order, i));
      }
    }

    private void take(RowValue value, Place place) {
      @Nullable Place known = values.get(value);
      if (known == null && values.size() >= surplus.most()) {
        surplus.count();
      } else if (known == null || place.compareTo(known) < 0) {
        values.put(value, place);
      }
    }

    @Override
    public void merge(Partial other) {
      ((Distinct) other).values.forEach(this::take);
    }

    @Override
    public RowValue result() {
      if (counts) {
        return new RowValue.Whole(values.size());
      }
      var sorted = new ArrayList<>(values.entrySet());
      sorted.sort(Map.Entry.comparingByValue());
      return RowValue.of(sorted.stream().map(Map.Entry::getKey).toList());
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeInt(values.size());
      for (var entry : values.entrySet()) {
        Codec.write(entry.getKey(), out);
        entry.getValue().order().write(out);
        out.writeInt(entry.getValue().number());
      }
    }

    @Override
    public void read(DataInput in) throws IOException {
      for (int left = Codec.readCount(in); left > 0; left--) {
        RowValue value = Codec.read(in);
        values.put(value, new Place(RowOrder.read(in), in.readInt()));
      }
    }
  }

  /** FIRST and LAST: the value of the row with the least or greatest sort value, or time. */
  static final class Edge implements Partial {
    private final int sign;
    private RowValue value = RowValues.NULL;
    private RowValue sort = RowValues.NULL;
    private @Nullable RowOrder at;

    Edge(int sign) {
      this.sign = sign;
    }

    @Override
    public void add(RowValue[] arguments, RowOrder order) {
      List<RowValue> values = arguments[0].each();
      List<RowValue> sorts = arguments.length > 1 ? arguments[1].each() : List.of(RowValues.TRUE);
      if (!values.isEmpty() && !sorts.isEmpty()) {
        RowValue by = sorts.stream().min(RowOrdering.TOTAL).orElse(RowValues.NULL);
        take(sign < 0 ? values.getFirst() : values.getLast(), by, order);
      }
    }

    private void take(RowValue newValue, RowValue newSort, RowOrder order) {
      @Nullable RowOrder known = at;
      int compared = known == null ? sign : RowOrdering.TOTAL.compare(newSort, sort);
      if (compared == 0 && known != null) {
        compared = order.compareTo(known);
      }
      if (compared * sign > 0) {
        value = newValue;
        sort = newSort;
        at = order;
      }
    }

    @Override
    public void merge(Partial other) {
      var edge = (Edge) other;
      @Nullable RowOrder theirs = edge.at;
      if (theirs != null) {
        take(edge.value, edge.sort, theirs);
      }
    }

    @Override
    public RowValue result() {
      return value;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      Codec.write(value, out);
      Codec.write(sort, out);
      @Nullable RowOrder known = at;
      out.writeBoolean(known != null);
      if (known != null) {
        known.write(out);
      }
    }

    @Override
    public void read(DataInput in) throws IOException {
      value = Codec.read(in);
      sort = Codec.read(in);
      at = in.readBoolean() ? RowOrder.read(in) : null;
    }
  }
}
