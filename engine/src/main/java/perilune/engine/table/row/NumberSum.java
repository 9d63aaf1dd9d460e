package perilune.engine.table.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.engine.table.row.RowValue.Whole;

/**
 * A sum of numbers: exact while all are whole, else compensated (Neumaier 1974), so that the order
 * of the numbers hardly matters. Owned by one thread.
 */
public final class NumberSum {

  private long count;
  private long reals;
  private boolean overflow;
  private long whole;
  private double sum;
  private double lost;

  /** Makes a sum of nothing. */
  public NumberSum() {}

  /** Adds a number; what is none is left out. */
  public void add(RowValue number) {
    switch (number) {
      case Whole(var value) -> {
        count++;
        addWhole(value);
      }
      case RowValue.Real(var value) -> {
        count++;
        reals++;
        addReal(value);
      }
      default -> {}
    }
  }

  private void addWhole(long value) {
    long next = whole + value;
    if (((whole ^ next) & (value ^ next)) < 0) {
      overflow = true;
      addReal((double) whole);
      addReal((double) value);
      whole = 0;
    } else {
      whole = next;
    }
  }

  private void addReal(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  /** Adds another sum. */
  public void merge(NumberSum other) {
    count += other.count;
    reals += other.reals;
    overflow |= other.overflow;
    addWhole(other.whole);
    addReal(other.sum);
    addReal(other.lost);
  }

  /** Gives the sum: null of nothing, and of whole numbers whose sum a long cannot hold. */
  public RowValue result() {
    if (count == 0 || overflow && reals == 0) {
      return RowValues.NULL;
    }
    return reals == 0 ? new Whole(whole) : RowValue.of(total());
  }

  private double total() {
    return sum + lost + whole;
  }

  /** Gives the mean; null of nothing. */
  public RowValue mean() {
    return count == 0 ? RowValues.NULL : RowValue.of(total() / count);
  }

  /** Writes it for a snapshot. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeLong(reals);
    out.writeBoolean(overflow);
    out.writeLong(whole);
    out.writeDouble(sum);
    out.writeDouble(lost);
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    count = in.readLong();
    reals = in.readLong();
    overflow = in.readBoolean();
    whole = in.readLong();
    sum = in.readDouble();
    lost = in.readDouble();
  }
}
