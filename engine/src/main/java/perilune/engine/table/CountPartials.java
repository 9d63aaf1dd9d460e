package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.engine.table.row.NumberSum;
import perilune.engine.table.row.Reading;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.rules.plan.AggregateFunction;

/** Aggregates that keep a few numbers. */
final class CountPartials {

  private CountPartials() {}

  /** COUNT, ABSENT and PRESENT. */
  static final class Count implements Partial {
    private final AggregateFunction function;
    private long count;

    Count(AggregateFunction function) {
      this.function = function;
    }

    @Override
    public void add(RowValue[] arguments, RowOrder order) {
      count += arguments.length == 0 ? 1 : arguments[0].each().size();
    }

    @Override
    public void merge(Partial other) {
      count += ((Count) other).count;
    }

    @Override
    public RowValue result() {
      return switch (function) {
        case ABSENT -> RowValue.of(count == 0);
        case PRESENT -> RowValue.of(count > 0);
        default -> new RowValue.Whole(count);
      };
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeLong(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
      count = in.readLong();
    }
  }

  /** SUM and AVG. */
  static final class Sum implements Partial {
    private final boolean mean;
    private final NumberSum sum = new NumberSum();

    Sum(boolean mean) {
      this.mean = mean;
    }

    @Override
    public void add(RowValue[] arguments, RowOrder order) {
      for (RowValue value : arguments[0].each()) {
        sum.add(Reading.number(value));
      }
    }

    @Override
    public void merge(Partial other) {
      sum.merge(((Sum) other).sum);
    }

    @Override
    public RowValue result() {
      return mean ? sum.mean() : sum.result();
    }

    @Override
    public void write(DataOutput out) throws IOException {
      sum.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
      sum.read(in);
    }
  }

  /**
   * STD_DEV and VARIANCE of the population, by Welford's method; merged as Chan, Golub and LeVeque
   * (1979) have it.
   */
  static final class Spread implements Partial {
    private final boolean root;
    private long count;
    private double mean;
    private double squares;

    Spread(boolean root) {
      this.root = root;
    }

    @Override
    public void add(RowValue[] arguments, RowOrder order) {
      for (RowValue value : arguments[0].each()) {
        double number = Reading.real(value);
        if (!Double.isNaN(number)) {
          count++;
          double from = number - mean;
          mean += from / count;
          squares += from * (number - mean);
        }
      }
    }

    @Override
    public void merge(Partial other) {
      var spread = (Spread) other;
      if (spread.count == 0) {
        return;
      }
      long all = count + spread.count;
      double apart = spread.mean - mean;
      mean += apart * spread.count / all;
      squares += spread.squares + apart * apart * count * spread.count / all;
      count = all;
    }

    @Override
    public RowValue result() {
      if (count == 0) {
        return RowValues.NULL;
      }
      double variance = squares / count;
      return RowValue.of(root ? Math.sqrt(variance) : variance);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeLong(count);
      out.writeDouble(mean);
      out.writeDouble(squares);
    }

    @Override
    public void read(DataInput in) throws IOException {
      count = in.readLong();
      mean = in.readDouble();
      squares = in.readDouble();
    }
  }
}
