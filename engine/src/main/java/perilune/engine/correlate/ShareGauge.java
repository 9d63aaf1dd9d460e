package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import perilune.engine.join.JoinTuple;
import perilune.event.FieldTable;

/** How often each value came, of all that came in the window; judged when that is over. */
final class ShareGauge implements Gauge {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** One value's part. */
  private static final class Part {
    private long count;
    private final LastOnes last = new LastOnes();
  }

  private final int most;
  private final Map<JoinTuple, Part> parts = new LinkedHashMap<>();
  private long total;
  private Part judged = new Part();
  private long kept;

  /**
   * Makes it empty.
   *
   * @param most values that are kept; those beyond count in the whole only
   */
  ShareGauge(int most) {
    this.most = most;
  }

  @Override
  public int add(int input, Occurrence occurrence, long nanos) {
    int dropped = 0;
    for (JoinTuple value : occurrence.values()) {
      total++;
      Part part = parts.get(value);
      if (part == null && parts.size() >= most) {
        dropped++;
        continue;
      }
      if (part == null) {
        part = new Part();
        parts.put(value, part);
      }
      part.count++;
      kept -= part.last.size();
      part.last.add(occurrence);
      kept += part.last.size();
    }
    return dropped;
  }

  @Override
  public void forget(Span span, long nanos) {
    // A window that is judged when it is over forgets nothing.
  }

  /** Shows each value in turn, in the order of their first events, as the one that is judged. */
  void eachValue(BiConsumer<JoinTuple, Gauge> judge) {
    parts.forEach((value, part) -> {
      judged = part;
      judge.accept(value, this);
    });
  }

  @Override
  public boolean isEmpty() {
    return judged.count == 0;
  }

  @Override
  public int compareTo(BigDecimal value) {
    return BigDecimal.valueOf(judged.count)
        .multiply(HUNDRED)
        .compareTo(value.multiply(BigDecimal.valueOf(total)));
  }

  @Override
  public BigDecimal measured() {
    return BigDecimal.valueOf(judged.count)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(total), MathContext.DECIMAL32);
  }

  @Override
  public List<Occurrence> shown() {
    return judged.last.all();
  }

  @Override
  public long weight() {
    return parts.size() + kept;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(total);
    out.writeInt(parts.size());
    for (var part : parts.entrySet()) {
      part.getKey().write(out);
      out.writeLong(part.getValue().count);
      part.getValue().last.write(out);
    }
  }

  @Override
  public void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    total = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple value = JoinTuple.read(in, sectionBytes);
      var part = new Part();
      part.count = in.readLong();
      part.last.read(in, table);
      parts.put(value, part);
      kept += part.last.size();
    }
  }
}
