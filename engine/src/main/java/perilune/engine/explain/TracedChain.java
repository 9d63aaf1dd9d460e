package perilune.engine.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.Ordinal;
import perilune.event.RetainedEvent;

/** The first events of a sequence, and what should be missing but was seen among them. */
final class TracedChain {

  /** An event that should be missing, with the number of its part. */
  record Seen(int part, RetainedEvent event) {}

  final JoinTuple key;
  final @Nullable Seen before;
  private final List<RetainedEvent> events = new ArrayList<>();
  private @Nullable Seen after;
  private @Nullable Seen broken;

  TracedChain(JoinTuple key, RetainedEvent first, @Nullable Seen before) {
    this.key = key;
    this.before = before;
    events.add(first);
  }

  RetainedEvent first() {
    return events.getFirst();
  }

  RetainedEvent last() {
    return events.getLast();
  }

  @Nullable Seen broken() {
    return broken;
  }

  boolean isBefore(RetainedEvent event) {
    return isLater(event, last());
  }

  static boolean isLater(RetainedEvent event, RetainedEvent than) {
    return Ordinal.of(event).compareTo(Ordinal.of(than)) > 0;
  }

  void append(RetainedEvent event) {
    if (broken == null && after != null && isLater(event, after.event())) {
      broken = after;
    }
    after = null;
    events.add(event);
  }

  void miss(Seen seen) {
    if (after == null && isBefore(seen.event())) {
      after = seen;
    }
  }

  Progress stopped(Stop stop) {
    return new Progress(events, key.texts(), stop);
  }
}
