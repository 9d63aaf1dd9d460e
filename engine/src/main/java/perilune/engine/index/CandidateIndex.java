package perilune.engine.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;

/**
 * Looks once at the values of an event for all that conditions ask of them, and gives what was
 * found and the steps that the event might fulfil. Immutable; one may serve many threads, each with
 * its own {@link Facts}.
 */
public final class CandidateIndex {

  private final @Nullable FieldScan[] scans;
  private final @Nullable EverywhereScan scanOfAll;
  private final int facts;
  private final StepsByFact stepsByFact;
  private final long[] always;
  private final int steps;
  private final List<Integer> unindexed;
  private final int bytes;
  private final boolean isFull;

  CandidateIndex(
      Leaves leaves, int steps, StepsByFact stepsByFact, long[] always, List<Integer> unindexed) {
    scans = leaves.scans();
    scanOfAll = leaves.scanOfAll();
    facts = leaves.facts();
    bytes = leaves.bytes();
    isFull = leaves.isFull();
    this.steps = steps;
    this.stepsByFact = stepsByFact;
    this.always = always;
    this.unindexed = List.copyOf(unindexed);
  }

  /** Gives the words that hold so many bits. */
  static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /**
   * Finds the facts of an event, and every step that it might fulfil, and maybe others. O(bytes of
   * the values of fields that are asked for; of all, where rules search in all), whatever the
   * number of rules.
   */
  public void collect(Event event, Facts into) {
    into.reset(always);
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      FieldScan scan = field < scans.length ? scans[field] : null;
      if (scan != null) {
        scan.scan(event, field, into);
      }
    }
    if (scanOfAll != null) {
      scanOfAll.scan(event, into);
    }
    into.name(stepsByFact);
  }

  int steps() {
    return steps;
  }

  int facts() {
    return facts;
  }

  /** Gives the bytes of all texts that are looked for in values: what the index takes grows so. */
  public int bytes() {
    return bytes;
  }

  /** Gives the steps that are candidates for every event, ascending. */
  public List<Integer> unindexed() {
    return unindexed;
  }

  /** Says whether predicates have no fact because the limit on the bytes of texts was passed. */
  public boolean isFull() {
    return isFull;
  }
}
