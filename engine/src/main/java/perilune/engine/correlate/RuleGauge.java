package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;

/** Of how many inputs there is something: the last of each says it. */
final class RuleGauge implements Gauge {

  private final @Nullable Occurrence[] latest;
  private final long[] times;
  private int there;

  RuleGauge(int inputs) {
    latest = new @Nullable Occurrence[inputs];
    times = new long[inputs];
  }

  @Override
  public int add(int input, Occurrence occurrence, long nanos) {
    there += latest[input] == null ? 1 : 0;
    latest[input] = occurrence;
    times[input] = nanos;
    return 0;
  }

  @Override
  public void forget(Span span, long nanos) {
    for (int i = 0; i < latest.length; i++) {
      if (latest[i] != null && span.isOver(times[i], nanos)) {
        latest[i] = null;
        there--;
      }
    }
  }

  @Override
  public boolean isEmpty() {
    return there == 0;
  }

  @Override
  public int compareTo(BigDecimal value) {
    return measured().compareTo(value);
  }

  @Override
  public BigDecimal measured() {
    return BigDecimal.valueOf(there);
  }

  @Override
  public List<Occurrence> shown() {
    var all = new ArrayList<Occurrence>();
    for (Occurrence one : latest) {
      if (one != null) {
        all.add(one);
      }
    }
    all.sort(Comparator.comparingLong(Occurrence::nanos));
    return all;
  }

  @Override
  public long weight() {
    return there;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    for (int i = 0; i < latest.length; i++) {
      Occurrence one = latest[i];
      out.writeBoolean(one != null);
      if (one != null) {
        out.writeLong(times[i]);
        one.write(out);
      }
    }
  }

  @Override
  public void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    for (int i = 0; i < latest.length; i++) {
      if (in.readBoolean()) {
        long nanos = in.readLong();
        add(i, Occurrence.read(in, table), nanos);
      }
    }
  }
}
