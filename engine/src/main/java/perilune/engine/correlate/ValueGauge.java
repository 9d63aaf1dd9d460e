package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import perilune.engine.join.JoinTuple;
import perilune.event.FieldTable;

/**
 * How many different values. A value is in the window if its last event is, so that one time for
 * each is enough, and an event costs O(1) however many values there are.
 */
final class ValueGauge implements Gauge {

  /** When a value was seen last. */
  private static final class Seen {
    private long nanos;
  }

  private final int most;
  private final boolean exact;
  private final LastOnes last = new LastOnes();
  // In the order of their last events.
  private final LinkedHashMap<JoinTuple, Seen> values = new LinkedHashMap<>(8, 0.75f, true);

  /**
   * Makes it empty.
   *
   * @param most values that are kept
   * @param enough whether more would make no difference; else a value dropped is one too few
   */
  ValueGauge(int most, boolean enough) {
    this.most = most;
    exact = enough;
  }

  @Override
  public int add(int input, Occurrence occurrence, long nanos) {
    if (!occurrence.values().isEmpty()) {
      last.add(occurrence);
    }
    int dropped = 0;
    for (JoinTuple value : occurrence.values()) {
      dropped += add(value, nanos);
    }
    return dropped;
  }

  private int add(JoinTuple value, long nanos) {
    Seen seen = values.get(value);
    if (seen == null) {
      seen = new Seen();
      values.put(value, seen);
    }
    seen.nanos = nanos;
    if (values.size() > most) {
      values.pollFirstEntry();
      return exact ? 0 : 1;
    }
    return 0;
  }

  @Override
  public void forget(Span span, long nanos) {
    last.forget(span, nanos);
    Iterator<Seen> oldest = values.values().iterator();
    while (oldest.hasNext() && span.isOver(oldest.next().nanos, nanos)) {
      oldest.remove();
    }
  }

  @Override
  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public int compareTo(BigDecimal value) {
    return measured().compareTo(value);
  }

  @Override
  public BigDecimal measured() {
    return BigDecimal.valueOf(values.size());
  }

  @Override
  public List<Occurrence> shown() {
    return last.all();
  }

  @Override
  public long weight() {
    return (long) last.size() + values.size();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    last.write(out);
    out.writeInt(values.size());
    for (var value : values.entrySet()) {
      value.getKey().write(out);
      out.writeLong(value.getValue().nanos);
    }
  }

  @Override
  public void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    last.read(in, table);
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple value = JoinTuple.read(in, sectionBytes);
      add(value, in.readLong());
    }
  }
}
