package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.match.NumberValue;
import perilune.event.FieldTable;
import perilune.rules.plan.Correlation.Measure;

/**
 * Sum, mean, median or percentile of values that are numbers; others do not count. Sums are exact:
 * fractions are taken as the decimals that they are written in.
 */
final class NumberGauge implements Gauge {

  private static final int HUNDRED = 100;

  /**
   * One number.
   *
   * @param whole the number, where {@code fraction} is null
   */
  private record Sample(long nanos, long whole, @Nullable BigDecimal fraction) {
    double real() {
      return fraction == null ? whole : fraction.doubleValue();
    }
  }

  private final Measure measure;
  private final boolean ordered;
  private final int most;
  private final LastOnes last = new LastOnes();
  private final Deque<Sample> numbers = new ArrayDeque<>();
  private final ExactSum sum = new ExactSum();
  private final SortedNumbers sorted = new SortedNumbers();
  private final NumberValue reading = new NumberValue();

  /**
   * Makes it empty.
   *
   * @param most numbers that are kept; above, the oldest is dropped
   */
  NumberGauge(Measure measure, int most) {
    this.measure = measure;
    this.most = most;
    ordered = measure instanceof Measure.Percentile || measure instanceof Measure.Median;
  }

  @Override
  public int add(int input, Occurrence occurrence, long nanos) {
    int dropped = 0;
    boolean counts = false;
    for (JoinTuple value : occurrence.values()) {
      byte[] text = value.first().getBytes(StandardCharsets.UTF_8);
      if (!reading.read(text, 0, text.length) || isInfinite()) {
        continue;
      }
      counts = true;
      push(
          reading.whole()
              ? new Sample(nanos, reading.number(), null)
              : new Sample(nanos, 0, BigDecimal.valueOf(reading.real())));
      if (numbers.size() > most) {
        pull();
        dropped++;
      }
    }
    if (counts) {
      last.add(occurrence);
    }
    return dropped;
  }

  private boolean isInfinite() {
    return !reading.whole() && !Double.isFinite(reading.real());
  }

  private void push(Sample number) {
    numbers.addLast(number);
    if (ordered) {
      sorted.add(number.real());
    } else if (number.fraction == null) {
      sum.add(number.whole);
    } else {
      sum.add(number.fraction);
    }
  }

  private void pull() {
    Sample number = numbers.removeFirst();
    if (ordered) {
      sorted.remove(number.real());
    } else if (number.fraction != null) {
      sum.add(number.fraction.negate());
    } else if (number.whole == Long.MIN_VALUE) {
      sum.add(BigDecimal.valueOf(number.whole).negate());
    } else {
      sum.add(-number.whole);
    }
  }

  @Override
  public void forget(Span span, long nanos) {
    last.forget(span, nanos);
    while (!numbers.isEmpty() && span.isOver(numbers.getFirst().nanos, nanos)) {
      pull();
    }
  }

  @Override
  public boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** The mean is never divided: it is as far from the value as the sum from that many times it. */
  @Override
  public int compareTo(BigDecimal value) {
    return measure instanceof Measure.Average
        ? sum.total().compareTo(value.multiply(BigDecimal.valueOf(numbers.size())))
        : measured().compareTo(value);
  }

  @Override
  public BigDecimal measured() {
    return switch (measure) {
      case Measure.Average _ ->
          sum.total().divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
      case Measure.Percentile(var percent) -> BigDecimal.valueOf(sorted.at(rank(percent)));
      case Measure.Median _ -> median();
      case Measure.Sum _,
          Measure.Events _,
          Measure.Values _,
          Measure.Rules _,
          Measure.RulesInOrder _,
          Measure.Share _ ->
          sum.total();
    };
  }

  private int rank(double percent) {
    return Math.max(0, (int) Math.ceil(percent * sorted.size() / HUNDRED) - 1);
  }

  private BigDecimal median() {
    int middle = sorted.size() / 2;
    BigDecimal upper = BigDecimal.valueOf(sorted.at(middle));
    return sorted.size() % 2 == 1
        ? upper
        : upper.add(BigDecimal.valueOf(sorted.at(middle - 1))).divide(BigDecimal.TWO);
  }

  @Override
  public List<Occurrence> shown() {
    return last.all();
  }

  @Override
  public long weight() {
    return (long) last.size() + numbers.size();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    last.write(out);
    out.writeInt(numbers.size());
    for (Sample number : numbers) {
      out.writeLong(number.nanos);
      out.writeBoolean(number.fraction == null);
      if (number.fraction == null) {
        out.writeLong(number.whole);
      } else {
        // It was a double, and is written as the shortest decimal that is that double.
        out.writeDouble(number.fraction.doubleValue());
      }
    }
  }

  @Override
  public void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    last.read(in, table);
    for (int left = in.readInt(); left > 0; left--) {
      long nanos = in.readLong();
      push(
          in.readBoolean()
              ? new Sample(nanos, in.readLong(), null)
              : new Sample(nanos, 0, BigDecimal.valueOf(in.readDouble())));
    }
  }
}
