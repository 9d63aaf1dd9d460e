package perilune.rules.plan;

/**
 * The event-time windows in which a rule that looks again and again sees its events.
 *
 * <p>A window ends at every whole multiple of {@code everyNanos} since 1970-01-01T00:00Z; it holds
 * the events from {@code lookBackNanos} before its end, inclusive, to its end, exclusive. Windows
 * overlap where they look back further than they are apart, and leave events out where they look
 * back less. Source: {@code interval} and {@code from} of Elastic's rules, on event time.
 *
 * @param everyNanos distance of the windows' ends, above 0
 * @param lookBackNanos length of each, above 0
 */
public record Window(long everyNanos, long lookBackNanos) {

  /** One window that holds all events there are, those without a time too: a search. */
  public static final Window WHOLE = new Window(Long.MAX_VALUE, Long.MAX_VALUE);

  public Window {
    if (everyNanos < 1 || lookBackNanos < 1) {
      throw new IllegalArgumentException("a window has a length");
    }
  }

  /** Says whether it holds all events there are. */
  public boolean isWhole() {
    return equals(WHOLE);
  }
}
