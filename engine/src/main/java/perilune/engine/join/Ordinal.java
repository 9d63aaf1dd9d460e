package perilune.engine.join;

import perilune.event.RetainedEvent;

/**
 * An event's place in order: time, then the source's sequence number, unsigned, where 0 is none and
 * stands last. Equal ordinals are concurrent: neither is later.
 */
public record Ordinal(long timeNanos, long sequence) implements Comparable<Ordinal> {

  public static Ordinal of(RetainedEvent event) {
    return new Ordinal(event.timeNanos(), event.sequence());
  }

  @Override
  public int compareTo(Ordinal other) {
    int order = Long.compare(timeNanos, other.timeNanos);
    // Less one, 0 is the largest unsigned number.
    return order != 0 ? order : Long.compareUnsigned(sequence - 1, other.sequence - 1);
  }
}
