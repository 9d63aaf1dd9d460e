package perilune.engine.join;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A step that an event fulfils.
 *
 * @param step number of the step; those of a sequence as {@link
 *     perilune.rules.plan.Operator.Sequence#clauses} numbers them, {@code until} behind all
 * @param keys the event's join keys for the step; none if a key is missing
 */
public record StepHit(int step, List<JoinTuple> keys) {
  public StepHit {
    keys = List.copyOf(keys);
  }

  /** Longest join key read back, in bytes: guards against damaged input. */
  private static final int MAX_KEY_BYTES = 1 << 24;

  /** Writes it for a snapshot. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(step);
    out.writeInt(keys.size());
    for (JoinTuple key : keys) {
      key.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static StepHit read(DataInput in) throws IOException {
    int step = in.readInt();
    int count = in.readInt();
    var keys = new ArrayList<JoinTuple>();
    for (int i = 0; i < count; i++) {
      keys.add(JoinTuple.read(in, MAX_KEY_BYTES));
    }
    return new StepHit(step, keys);
  }
}
