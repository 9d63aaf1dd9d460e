package perilune.engine.sequence;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.event.RetainedEvent;

/**
 * A pending sequence: the events of steps 0 to {@code slot}. It waits in its key's slot, and in the
 * list of all chains of its rule, which is in order of first events.
 */
final class Chain {

  /** An event and those before it. */
  private record Link(RetainedEvent event, @Nullable Link before) {}

  final JoinTuple key;
  final RetainedEvent first;
  private Link last;
  int slot;

  @Nullable Chain older;
  @Nullable Chain newer;

  Chain(JoinTuple key, RetainedEvent first) {
    this.key = key;
    this.first = first;
    last = new Link(first, null);
  }

  RetainedEvent last() {
    return last.event;
  }

  void append(RetainedEvent event) {
    last = new Link(event, last);
    slot++;
  }

  List<RetainedEvent> events() {
    var all = new ArrayDeque<RetainedEvent>();
    for (Link link = last; link != null; link = link.before) {
      all.addFirst(link.event);
    }
    return List.copyOf(all);
  }

  List<RetainedEvent> eventsWith(RetainedEvent completing) {
    append(completing);
    return events();
  }
}
