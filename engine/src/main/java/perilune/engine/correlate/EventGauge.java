package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import perilune.event.FieldTable;

/**
 * How many events. Whether there are {@code n} within a time the {@code n}th last of them says, so
 * that no more times are kept than are asked for; a window that is judged when it is over needs
 * none.
 */
final class EventGauge implements Gauge {

  /** Times that weigh as much as one event that is kept, count: 8 bytes against some 500. */
  private static final int TIMES_PER_WEIGHT = 64;

  private static final int FIRST_ROOM = 8;

  private final int most;
  private final LastOnes last = new LastOnes();
  private long count;
  // A ring of the last times, as many as the count; none where no time is kept.
  private long[] times = new long[FIRST_ROOM];
  private int start;

  /**
   * Makes it empty.
   *
   * @param most times that are kept: what is counted beyond makes no difference; 0 to count all
   */
  EventGauge(int most) {
    this.most = most;
  }

  @Override
  public int add(int input, Occurrence occurrence, long nanos) {
    last.add(occurrence);
    if (most == 0) {
      count++;
      return 0;
    }
    push(nanos);
    return 0;
  }

  private void push(long nanos) {
    if (count == most) {
      drop();
    }
    if (count == times.length) {
      long[] larger = new long[(int) Math.min(most, 2L * times.length)];
      for (int i = 0; i < count; i++) {
        larger[i] = times[(start + i) % times.length];
      }
      times = larger;
      start = 0;
    }
    times[(int) ((start + count) % times.length)] = nanos;
    count++;
  }

  private void drop() {
    start = (start + 1) % times.length;
    count--;
  }

  @Override
  public void forget(Span span, long nanos) {
    last.forget(span, nanos);
    while (most > 0 && count > 0 && span.isOver(times[start], nanos)) {
      drop();
    }
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public int compareTo(BigDecimal value) {
    return measured().compareTo(value);
  }

  @Override
  public BigDecimal measured() {
    return BigDecimal.valueOf(count);
  }

  @Override
  public List<Occurrence> shown() {
    return last.all();
  }

  @Override
  public long weight() {
    return last.size() + (long) (times.length / TIMES_PER_WEIGHT);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    last.write(out);
    out.writeLong(count);
    for (int i = 0; i < count && most > 0; i++) {
      out.writeLong(times[(start + i) % times.length]);
    }
  }

  @Override
  public void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    last.read(in, table);
    long size = in.readLong();
    if (most == 0) {
      count = size;
    }
    for (long left = most == 0 ? 0 : size; left > 0; left--) {
      push(in.readLong());
    }
  }
}
