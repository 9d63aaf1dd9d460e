package perilune.pipeline.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.pipeline.sequencer.EventPool;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.telemetry.Input;
import perilune.telemetry.OpenedInput;
import perilune.telemetry.Refusals;
import perilune.telemetry.Telemetry;

/**
 * One input with its next event at hand.
 *
 * <p>An event that leaps ahead of those before it in the input is held against the one after it: if
 * that does not follow, the clock was wrong for one event, which is then given at once. Waiting
 * until its time comes would make all that stands behind it in the input late.
 *
 * <p>Owned by one thread.
 */
final class TimedInput {

  private static final long CLOCK_JUMP_NANOS = SequencerLimits.DEFAULT_CLOCK_JUMP.toNanos();

  private final Input input;
  private final Telemetry telemetry;
  private final ReadRecipe recipe;
  private final EventPool pool;

  private Refusals refusals = new Refusals();
  private @Nullable OpenedInput opened;
  private @Nullable Event head;
  private @Nullable Event ahead;
  // When the head is due, and the latest time that was believed.
  private long dueNanos = Long.MIN_VALUE;
  private long latestNanos;
  private boolean started;
  private final EventHeader first = new EventHeader();
  private int rank;
  private long events;

  TimedInput(Input input, Telemetry telemetry, ReadRecipe recipe, EventPool pool) {
    this.input = input;
    this.telemetry = telemetry;
    this.recipe = recipe;
    this.pool = pool;
  }

  /** Opens it and reads its first event; false if it has none. */
  boolean open() throws IOException {
    refusals = new Refusals();
    events = 0;
    OpenedInput now = telemetry.open(input, recipe.context(refusals));
    opened = now;
    if (now.outcome() != OpenedInput.Outcome.READABLE) {
      return false;
    }
    ahead = null;
    started = false;
    boolean any = advance();
    if (head != null) {
      first.takeOrderOf(head.header());
      first.timeNanos = dueNanos;
      first.hashHigh = head.header().hashHigh;
      first.hashLow = head.header().hashLow;
    }
    return any;
  }

  /** Closes an input that can be opened again, until its time comes. */
  void setAside() throws IOException {
    giveBack(head);
    giveBack(ahead);
    head = null;
    ahead = null;
    close();
    opened = null;
  }

  String name() {
    return input.name();
  }

  boolean canBeSetAside() {
    return input.rereadable();
  }

  boolean isOpen() {
    return opened != null;
  }

  /** Gives the next event, which the caller now owns, and reads on; null at the end. */
  @Nullable Event take() throws IOException {
    Event taken = head;
    if (taken != null) {
      advance();
    }
    return taken;
  }

  /** Gives the next event without taking it; null at the end. */
  @Nullable Event head() {
    return head;
  }

  private void giveBack(@Nullable Event event) {
    if (event != null) {
      pool.give(event);
    }
  }

  private boolean advance() throws IOException {
    Event next = ahead == null ? read() : ahead;
    ahead = null;
    head = next;
    if (next == null) {
      return false;
    }
    dueNanos = due(next.header());
    return true;
  }

  private @Nullable Event read() throws IOException {
    if (opened == null) {
      throw new IllegalStateException("the input is not open");
    }
    Event next = pool.take();
    if (!opened.reader().read(next)) {
      pool.give(next);
      return null;
    }
    next.header().input = rank;
    events++;
    return next;
  }

  /** Says when an event is due: at its time, if that can be believed, else at once. */
  private long due(EventHeader header) throws IOException {
    if (!header.timed) {
      return Long.MIN_VALUE;
    }
    if (!started || leaps(latestNanos, header.timeNanos)) {
      Event after = read();
      ahead = after;
      if (after != null
          && after.header().timed
          && leaps(after.header().timeNanos, header.timeNanos)) {
        return started ? latestNanos : after.header().timeNanos;
      }
    }
    latestNanos = started ? Math.max(latestNanos, header.timeNanos) : header.timeNanos;
    started = true;
    return header.timeNanos;
  }

  private static boolean leaps(long from, long to) {
    long leap = to - from;
    return to > from && (leap < 0 || leap > CLOCK_JUMP_NANOS);
  }

  /** Gives when the head is due, in event time. */
  long dueNanos() {
    return dueNanos;
  }

  EventHeader first() {
    return first;
  }

  void rank(int number) {
    rank = number;
    if (head != null) {
      head.header().input = number;
    }
    if (ahead != null) {
      ahead.header().input = number;
    }
  }

  int rank() {
    return rank;
  }

  void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  InputReport report() {
    if (opened == null) {
      return new InputReport(
          input.name(), OpenedInput.Outcome.READABLE, "not read", 0, "", refusals);
    }
    return new InputReport(
        input.name(),
        opened.outcome(),
        opened.explanation(),
        events,
        opened.sha256().orElse(""),
        refusals);
  }
}
