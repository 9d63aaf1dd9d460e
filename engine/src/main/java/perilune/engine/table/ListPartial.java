package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import perilune.engine.table.row.Reading;
import perilune.engine.table.row.RowOrdering;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;

/**
 * Aggregates that need the values one by one: TOP, SAMPLE, MEDIAN, PERCENTILE and
 * MEDIAN_ABSOLUTE_DEVIATION.
 */
final class ListPartial implements Partial {

  private record Kept(RowValue value, ValuePartials.Place place) {}

  private final Comparator<Kept> order;
  private final int most;
  private final Surplus surplus;
  private final boolean losesSurplus;
  private final Function<List<RowValue>, RowValue> result;
  private final List<Kept> kept = new ArrayList<>();

  private ListPartial(
      Comparator<Kept> order,
      int most,
      Surplus surplus,
      Function<List<RowValue>, RowValue> result) {
    this.order = order;
    this.most = Math.min(most, surplus.most());
    this.losesSurplus = most > surplus.most();
    this.surplus = surplus;
    this.result = result;
  }

  /** The least or greatest values. */
  static ListPartial top(int most, boolean descending, Surplus surplus) {
    Comparator<Kept> byValue = Comparator.comparing(Kept::value, RowOrdering.TOTAL);
    return new ListPartial(
        (descending ? byValue.reversed() : byValue).thenComparing(Kept::place),
        most,
        surplus,
        RowValue::of);
  }

  /** The first values. */
  static ListPartial sample(int most, Surplus surplus) {
    return new ListPartial(Comparator.comparing(Kept::place), most, surplus, RowValue::of);
  }

  /** Something of all numbers; beyond the limit of the first. */
  static ListPartial numbers(Surplus surplus, Function<double[], RowValue> result) {
    return new ListPartial(
        Comparator.comparing(Kept::place),
        Integer.MAX_VALUE,
        surplus,
        values -> result.apply(sorted(values)));
  }

  private static double[] sorted(List<RowValue> values) {
    return values.stream()
        .mapToDouble(Reading::real)
        .filter(n -> !Double.isNaN(n))
        .sorted()
        .toArray();
  }

  /** Gives the value below which so many percent lie, between two by straight line. */
  static RowValue percentile(double[] sorted, double percent) {
    if (sorted.length == 0 || !(percent >= 0 && percent <= 100)) {
      return RowValues.NULL;
    }
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return RowValue.of(sorted[below] + (sorted[above] - sorted[below]) * (place - below));
  }

  /** Gives the median of the distances from the median. */
  static RowValue deviation(double[] sorted) {
    double middle = Reading.real(percentile(sorted, 50));
    double[] distances = new double[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      distances[i] = Math.abs(sorted[i] - middle);
    }
    java.util.Arrays.sort(distances);
    return percentile(distances, 50);
  }

  @Override
  public void add(RowValue[] arguments, RowOrder row) {
    List<RowValue> values = arguments[0].each();
    for (int i = 0; i < values.size(); i++) {
      kept.add(new Kept(values.get(i), new ValuePartials.Place(row, i)));
    }
    if (kept.size() > 2L * most + 16) {
      prune();
    }
  }

  private void prune() {
    kept.sort(order);
    while (kept.size() > most) {
      kept.removeLast();
      if (losesSurplus) {
        surplus.count();
      }
    }
  }

  @Override
  public void merge(Partial other) {
    kept.addAll(((ListPartial) other).kept);
  }

  @Override
  public RowValue result() {
    prune();
    kept.sort(order);
    return result.apply(kept.stream().map(Kept::value).toList());
  }

  @Override
  public int size() {
    return kept.size();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(kept.size());
    for (Kept value : kept) {
      Codec.write(value.value(), out);
      value.place().order().write(out);
      out.writeInt(value.place().number());
    }
  }

  @Override
  public void read(DataInput in) throws IOException {
    for (int left = Codec.readCount(in); left > 0; left--) {
      RowValue value = Codec.read(in);
      kept.add(new Kept(value, new ValuePartials.Place(RowOrder.read(in), in.readInt())));
    }
  }
}
