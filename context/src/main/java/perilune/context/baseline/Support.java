package perilune.context.baseline;

import java.util.List;

/**
 * How often an entry was seen.
 *
 * @param hosts different hosts, count
 * @param examples names of some of them
 * @param days different days of event time, count
 * @param events stories, count
 * @param firstNanos time of the first, nanoseconds since 1970-01-01T00:00Z
 * @param lastNanos time of the last
 */
public record Support(
    long hosts, List<String> examples, long days, long events, long firstNanos, long lastNanos) {

  /** Hosts that are named, count. */
  public static final int MAX_EXAMPLES = 5;

  public Support {
    examples = List.copyOf(examples);
  }

  /** Gives the support of both; days count twice only where the one began after the other. */
  Support plus(Support other) {
    boolean apart = other.firstNanos > lastNanos || firstNanos > other.lastNanos;
    return new Support(
        Math.max(hosts, other.hosts),
        examples.isEmpty() ? other.examples : examples,
        apart ? days + other.days : Math.max(days, other.days),
        events + other.events,
        Math.min(firstNanos, other.firstNanos),
        Math.max(lastNanos, other.lastNanos));
  }
}
