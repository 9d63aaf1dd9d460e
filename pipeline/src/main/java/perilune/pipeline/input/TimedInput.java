package perilune.pipeline.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.pipeline.sequencer.EventPool;
import perilune.telemetry.Input;
import perilune.telemetry.OpenedInput;
import perilune.telemetry.Refusals;
import perilune.telemetry.Telemetry;

/** One input with its next event at hand. Owned by one thread. */
final class TimedInput {

  private final Input input;
  private final Telemetry telemetry;
  private final ReadRecipe recipe;
  private final EventPool pool;

  private Refusals refusals = new Refusals();
  private @Nullable OpenedInput opened;
  private @Nullable Event head;
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
      now.drain();
      return false;
    }
    boolean any = advance();
    if (head != null) {
      first.takeOrderOf(head.header());
      first.hashHigh = head.header().hashHigh;
      first.hashLow = head.header().hashLow;
    }
    return any;
  }

  /** Closes an input that can be opened again, until its time comes. */
  void setAside() throws IOException {
    if (head != null) {
      pool.give(head);
      head = null;
    }
    close();
    opened = null;
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

  private boolean advance() throws IOException {
    if (opened == null) {
      throw new IllegalStateException("the input is not open");
    }
    Event next = pool.take();
    if (opened.reader().read(next)) {
      next.header().input = rank;
      head = next;
      events++;
      return true;
    }
    pool.give(next);
    head = null;
    opened.drain();
    return false;
  }

  EventHeader first() {
    return first;
  }

  void rank(int number) {
    rank = number;
    if (head != null) {
      head.header().input = number;
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
