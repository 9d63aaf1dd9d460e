package perilune.pipeline.input;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.pipeline.sequencer.EventPool;
import perilune.telemetry.Input;
import perilune.telemetry.Telemetry;

/**
 * Merges inputs by the time of their next events.
 *
 * <p>Every input is opened once to see its first event. Those that can be opened again are then set
 * aside, if there are many, until the merged stream reaches that time: a folder of a thousand
 * rotated logs keeps few files open. Within one input events are as far out of order as they lie;
 * the sequencer sees to that.
 *
 * <p>Owned by one thread. O(log open inputs) an event.
 */
public final class MergedInputs implements EventSource {

  /**
   * Inputs that are kept open from the start, count; further ones are opened when their time comes.
   */
  public static final int MAX_OPEN_AT_START = 64;

  private static final Comparator<EventHeader> FIRST_EVENTS =
      Comparator.<EventHeader>comparingLong(h -> h.timeNanos)
          .thenComparing(h -> h.sequence, Long::compareUnsigned)
          .thenComparingLong(h -> h.hashHigh)
          .thenComparingLong(h -> h.hashLow);

  private static final Comparator<TimedInput> BY_HEAD =
      (a, b) -> {
        int order = Long.compare(a.dueNanos(), b.dueNanos());
        return order == 0 ? Integer.compare(a.rank(), b.rank()) : order;
      };

  private final List<TimedInput> all = new ArrayList<>();
  private final List<TimedInput> ranked = new ArrayList<>();
  private final Deque<TimedInput> waiting = new ArrayDeque<>();
  private final PriorityQueue<TimedInput> open = new PriorityQueue<>(BY_HEAD);

  /** Opens the inputs and numbers them by their first events. */
  public MergedInputs(List<Input> inputs, Telemetry telemetry, ReadRecipe recipe, EventPool pool)
      throws IOException {
    for (Input input : inputs) {
      var timed = new TimedInput(input, telemetry, recipe, pool);
      all.add(timed);
      if (timed.open()) {
        ranked.add(timed);
        if (ranked.size() > MAX_OPEN_AT_START && timed.canBeSetAside()) {
          timed.setAside();
        }
      } else {
        timed.close();
      }
    }
    // Where even the first records are the same, the name decides: never the order of naming.
    ranked.sort(
        Comparator.comparing(TimedInput::first, FIRST_EVENTS).thenComparing(TimedInput::name));
    for (int i = 0; i < ranked.size(); i++) {
      ranked.get(i).rank(i);
    }
    waiting.addAll(ranked);
  }

  @Override
  public @Nullable Event next() throws IOException {
    activate();
    TimedInput earliest = open.poll();
    if (earliest == null) {
      return null;
    }
    Event event = earliest.take();
    if (earliest.head() != null) {
      open.add(earliest);
    } else {
      earliest.close();
    }
    return event;
  }

  /** Opens every input whose first event is not after the earliest one at hand. */
  private void activate() throws IOException {
    while (!waiting.isEmpty()) {
      TimedInput next = waiting.peek();
      TimedInput earliest = open.peek();
      if (earliest != null && next.first().timeNanos > earliest.dueNanos()) {
        return;
      }
      waiting.remove();
      if (next.isOpen() || next.open()) {
        next.rank(next.rank());
        open.add(next);
      }
    }
  }

  /** Gives the name of the input with the number that its events carry. */
  public String name(int number) {
    return number < ranked.size() ? ranked.get(number).report().name() : "unknown";
  }

  /** Gives what became of each input, in the order in which they were given. */
  public List<InputReport> reports() {
    return all.stream().map(TimedInput::report).toList();
  }

  @Override
  public void close() throws IOException {
    for (TimedInput input : all) {
      input.close();
    }
  }
}
