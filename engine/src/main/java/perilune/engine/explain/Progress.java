package perilune.engine.explain;

import java.util.Comparator;
import java.util.List;
import perilune.event.RetainedEvent;

/**
 * How far something came that became no match.
 *
 * @param events those that it had, in order
 * @param keys values of its join keys as text
 * @param stop why it went no further
 */
public record Progress(List<RetainedEvent> events, List<String> keys, Stop stop) {

  /** The farther, and then the more telling, the greater. */
  static final Comparator<Progress> BY_REACH =
      Comparator.comparingInt((Progress progress) -> progress.events().size())
          .thenComparingInt(progress -> progress.stop().rank())
          .thenComparingLong(progress -> progress.stop().nearness());

  public Progress {
    events = List.copyOf(events);
    keys = List.copyOf(keys);
  }

  /** Gives what never began. */
  static Progress none(Stop stop) {
    return new Progress(List.of(), List.of(), stop);
  }
}
