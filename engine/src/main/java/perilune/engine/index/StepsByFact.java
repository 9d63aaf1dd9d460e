package perilune.engine.index;

import java.util.Arrays;

/** The steps that need each fact, in one array: most facts have none. Immutable. */
final class StepsByFact {

  // By fact, and one more: where its steps start.
  private final int[] starts;
  private final int[] steps;

  private StepsByFact(int[] starts, int[] steps) {
    this.starts = starts;
    this.steps = steps;
  }

  /** Sets the bits of the steps that need a fact. */
  void addTo(long[] bits, int fact) {
    int end = starts[fact + 1];
    for (int i = starts[fact]; i < end; i++) {
      bits[steps[i] >>> 6] |= 1L << steps[i];
    }
  }

  /** Takes facts in ascending order. */
  static final class Builder {
    private final int[] starts;
    private int[] steps = new int[64];
    private int filled;

    Builder(int facts) {
      starts = new int[facts + 1];
    }

    void add(int fact, int[] needing) {
      int from = starts[fact];
      if (from + needing.length > steps.length) {
        steps = Arrays.copyOf(steps, Math.max(from + needing.length, 2 * steps.length));
      }
      System.arraycopy(needing, 0, steps, from, needing.length);
      filled = from + needing.length;
      starts[fact + 1] = filled;
    }

    StepsByFact build() {
      for (int fact = 1; fact < starts.length; fact++) {
        starts[fact] = Math.max(starts[fact], starts[fact - 1]);
      }
      return new StepsByFact(starts, Arrays.copyOf(steps, filled));
    }
  }
}
