package perilune.context.baseline;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's yes to an entry.
 *
 * @param when it was given
 * @param by who gave it
 * @param why in that person's words
 * @param until event time from which it holds no more; empty: for good
 */
public record Approval(Instant when, String by, String why, Optional<Instant> until) {

  /** Says whether it holds at an event's time; of an event without a time it does. */
  boolean holds(boolean timed, long nanos) {
    return !timed || until.map(end -> Instant.ofEpochSecond(0, nanos).isBefore(end)).orElse(true);
  }
}
