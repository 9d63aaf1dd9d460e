package perilune.engine.table;

import java.util.Optional;
import perilune.engine.match.Refusal;
import perilune.rules.plan.Window;

/**
 * Which windows hold a time, and the panes into which windows' ends and beginnings cut time: two
 * events of one pane are in the same windows. All in nanoseconds since 1970. O(1).
 */
final class Windows {

  /** No window. */
  static final long NONE = Long.MIN_VALUE;

  /** End of the one window that holds all. */
  static final long END_OF_ALL = Long.MAX_VALUE;

  /** Longest window and distance: with times of two centuries around 1970 nothing overflows. */
  private static final long MOST = Long.MAX_VALUE / 8;

  private static final long LATEST = Long.MAX_VALUE / 4 * 3;

  private final boolean whole;
  private final long every;
  private final long lookBack;

  Windows(Window window) {
    whole = window.isWhole();
    every = whole ? 1 : Math.min(window.everyNanos(), MOST);
    lookBack = whole ? 1 : Math.min(window.lookBackNanos(), MOST);
  }

  static Optional<Refusal> refusal(Window window) {
    boolean good =
        window.isWhole() || window.everyNanos() <= MOST && window.lookBackNanos() <= MOST;
    return good
        ? Optional.empty()
        : Optional.of(new Refusal(Refusal.Kind.TOO_LARGE, "a window of more than 36 years"));
  }

  boolean isWhole() {
    return whole;
  }

  private static long clamped(long time) {
    return Math.clamp(time, -LATEST, LATEST);
  }

  /** Gives the last end that is not after a time. */
  long lastEndUpTo(long time) {
    if (whole) {
      return time == Long.MAX_VALUE ? END_OF_ALL : NONE;
    }
    return Math.floorDiv(clamped(time), every) * every;
  }

  /** Gives the end of the first window that holds a time and ends after another, or NONE. */
  long firstEnd(long time, long closed) {
    if (whole) {
      return closed == END_OF_ALL ? NONE : END_OF_ALL;
    }
    long at = clamped(time);
    long end = lastEndUpTo(Math.max(at, closed)) + every;
    return end - lookBack <= at ? end : NONE;
  }

  /** Says whether a window holds a time. */
  boolean holds(long time) {
    return firstEnd(time, NONE) != NONE;
  }

  /** Gives the first time of a window. */
  long start(long end) {
    return whole ? Long.MIN_VALUE : end - lookBack;
  }

  /** Gives the first time of the pane in which a time is. */
  long pane(long time) {
    if (whole) {
      return Long.MIN_VALUE;
    }
    long at = clamped(time);
    return Math.max(lastEndUpTo(at), Math.floorDiv(at + lookBack, every) * every - lookBack);
  }
}
