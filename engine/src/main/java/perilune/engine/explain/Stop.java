package perilune.engine.explain;

import java.util.List;
import perilune.event.RetainedEvent;

/** Why something that had begun became no match. Parts are numbered as in {@link RuleParts}. */
public sealed interface Stop {

  /** No event at all fulfils the part. */
  record NoEvent(int part) implements Stop {}

  /** Events fulfil the part, but none has the keys and comes later. */
  record NoneLater(int part) implements Stop {}

  /** An event of the same keys fulfils the part, but came before. */
  record CameBefore(int part, RetainedEvent event) implements Stop {}

  /** An event fulfils the part, but has other keys. */
  record OtherKeys(int part, RetainedEvent event, List<KeyPair> keys) implements Stop {
    public OtherKeys {
      keys = List.copyOf(keys);
    }
  }

  /** An event fulfils the part, but has no value for keys that need one. */
  record NoKey(int part, RetainedEvent event, List<String> fields) implements Stop {
    public NoKey {
      fields = List.copyOf(fields);
    }
  }

  /** An event fulfils the part, but does not say when it happened. */
  record NoTime(int part, RetainedEvent event) implements Stop {}

  /** The next event came, but too late: by so many nanoseconds beyond maxspan. */
  record TooLate(int part, RetainedEvent event, long excessNanos, long maxSpanNanos)
      implements Stop {}

  /** The {@code until} of the rule ended it. */
  record Ended(RetainedEvent by) implements Stop {}

  /** An event is there that should be missing. */
  record Present(int part, RetainedEvent event) implements Stop {}

  /** All is there; but the telemetry ends before the time in which an event should be missing. */
  record WindowOpen(long maxSpanNanos) implements Stop {}

  /** Parts that no event of the keys fulfils. */
  record Lacking(List<Integer> parts) implements Stop {
    public Lacking {
      parts = List.copyOf(parts);
    }
  }

  /** Every part is fulfilled, but not by events of their own. */
  record SameEvents() implements Stop {}

  /** What counted is too little. */
  record BelowThreshold(int sum, int threshold, List<Integer> lacking) implements Stop {
    public BelowThreshold {
      lacking = List.copyOf(lacking);
    }
  }

  /**
   * One join key on both sides.
   *
   * @param field its name for the part
   * @param expected value of what had begun; empty for none
   * @param found value of the event; empty for none
   */
  record KeyPair(String field, String expected, String found) {
    /** Says whether they agree. */
    public boolean isSame() {
      return expected.equals(found);
    }
  }

  /** Gives how much a reason tells, among those of chains that came equally far. */
  default int rank() {
    return switch (this) {
      case Present _, WindowOpen _, BelowThreshold _, SameEvents _ -> 6;
      case TooLate _, Ended _ -> 5;
      case NoKey _, NoTime _ -> 4;
      case CameBefore _ -> 3;
      case OtherKeys _, Lacking _ -> 2;
      case NoneLater _ -> 1;
      case NoEvent _ -> 0;
    };
  }

  /** Gives how near it was, among equal reasons; the more the nearer. */
  default long nearness() {
    return switch (this) {
      case TooLate late -> -late.excessNanos();
      case OtherKeys other -> other.keys().stream().filter(KeyPair::isSame).count();
      case BelowThreshold below -> below.sum();
      case Present _,
          WindowOpen _,
          SameEvents _,
          Ended _,
          NoKey _,
          NoTime _,
          CameBefore _,
          Lacking _,
          NoneLater _,
          NoEvent _ ->
          0;
    };
  }
}
