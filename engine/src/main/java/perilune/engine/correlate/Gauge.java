package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import perilune.event.FieldTable;

/** Measures one window of one group. Owned by one thread. */
sealed interface Gauge
    permits EventGauge, ValueGauge, RuleGauge, OrderGauge, NumberGauge, ShareGauge {

  /**
   * Takes what counts, at a time that is not before the last one.
   *
   * @return how much older was dropped because the limit was reached
   */
  int add(int input, Occurrence occurrence, long nanos);

  /** Forgets what is out of the window that ends at a time. */
  void forget(Span span, long nanos);

  /** Says whether there is nothing to judge. */
  boolean isEmpty();

  /** Compares the measure with a value. */
  int compareTo(BigDecimal value);

  /** Gives the measure; not asked where it is empty. */
  BigDecimal measured();

  /** Gives what a match shows, in order. */
  List<Occurrence> shown();

  /** Gives how much it keeps, in events. */
  long weight();

  void write(DataOutput out) throws IOException;

  void read(DataInput in, FieldTable table, int sectionBytes) throws IOException;
}
