package perilune.engine.join;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * The state of one rule that needs more than one event. Owned by one thread; deterministic.
 *
 * <p>Events of one key come in order; those of other keys may be behind or ahead, as those of other
 * hosts are.
 */
public interface StatefulOperator {

  /**
   * Takes an event; a match that it completes goes to the operator's sink before this returns.
   *
   * @param hits the steps it fulfils, ascending, {@code until} last
   */
  void accept(RetainedEvent event, List<StepHit> hits);

  /**
   * Says whether an event could matter now that begins nothing: one of which {@link
   * perilune.rules.plan.Operator.Sequence#continues} holds for all steps. O(1).
   */
  default boolean awaits() {
    return true;
  }

  /** Says whether events without a time count: only where their order does not matter. */
  default boolean takesUntimed() {
    return false;
  }

  /**
   * Drops what no event at or after the watermark can complete, and gives the matches of which this
   * was all that they waited for. O(dropped and given).
   */
  void advance(long watermarkNanos);

  /**
   * Forgets what waits, and counts it as expired; what is learnt for good stays, and what is no
   * longer open to doubt because no event comes any more is given before.
   */
  void finish();

  /** Forgets all state but the counters. */
  void clear();

  /** Gives what was done so far. */
  PendingCounters counters();

  /** Writes the state; counters are not part of it. */
  void writeTo(DataOutput out) throws IOException;

  /**
   * Replaces the state by one that {@link #writeTo} wrote for an operator of the same plan.
   *
   * @param sectionBytes number of bytes that can be read at most
   * @throws IOException if the bytes are not such a state
   */
  void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException;
}
