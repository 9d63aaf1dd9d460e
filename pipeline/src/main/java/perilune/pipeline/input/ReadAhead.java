package perilune.pipeline.input;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.pipeline.sequencer.EventPool;

/**
 * Reads events on a thread of its own, some dozens ahead of who judges them: the same events in the
 * same order.
 *
 * <p>Events travel in batches, and empty ones travel back, so that the way of an event still
 * allocates nothing. For inputs that have all their content: of a pipe, events would wait until
 * their batch is full.
 */
public final class ReadAhead implements EventSource {

  /** Events of a batch: many enough to make handing one over cheap, few enough for a cache. */
  private static final int BATCH = 64;

  /** Batches that are on their way, count. */
  private static final int AHEAD = 3;

  /** Events that travel together; the last batch says so, and may say what went wrong. */
  private static final class Batch {
    private final ArrayDeque<Event> events = new ArrayDeque<>(BATCH);
    private boolean last;
    private @Nullable Throwable failure;
  }

  private final EventSource inputs;
  private final EventPool reading;
  private final EventPool judging;
  private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(AHEAD);
  private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(AHEAD);
  private final Thread reader = Thread.ofPlatform().name("perilune-reader").unstarted(this::read);
  private @Nullable Batch current;

  /**
   * Starts reading.
   *
   * @param reading the pool from which the inputs take events; the reading thread's from now on
   * @param judging the pool to which the caller gives events back
   */
  public ReadAhead(EventSource inputs, EventPool reading, EventPool judging) {
    this.inputs = inputs;
    this.reading = reading;
    this.judging = judging;
    for (int i = 0; i < AHEAD; i++) {
      empty.add(new Batch());
    }
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public @Nullable Event next() throws IOException {
    try {
      Batch batch = current;
      if (batch == null) {
        batch = full.take();
        current = batch;
      }
      while (batch.events.isEmpty() && !batch.last) {
        giveBack(batch);
        batch = full.take();
        current = batch;
      }
      Event next = batch.events.poll();
      if (next == null && batch.failure != null) {
        throw failed(batch.failure);
      }
      return next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while reading", stopped);
    }
  }

  private static IOException failed(Throwable failure) {
    return switch (failure) {
      case IOException io -> io;
      case RuntimeException mistake -> throw mistake;
      case Error error -> throw error;
      default -> new IOException(failure);
    };
  }

  private void giveBack(Batch batch) throws InterruptedException {
    for (int i = 0; i < BATCH; i++) {
      batch.events.add(judging.take());
    }
    empty.put(batch);
  }

  private void read() {
    try {
      boolean more = true;
      while (more) {
        Batch batch = empty.take();
        batch.events.forEach(reading::give);
        batch.events.clear();
        more = fill(batch);
        batch.last = !more;
        full.put(batch);
      }
    } catch (InterruptedException _) {
      // Nobody wants more.
      Thread.currentThread().interrupt();
    }
  }

  /** Reads a batch; false where it is the last. What goes wrong comes behind the events before. */
  private boolean fill(Batch batch) {
    try {
      while (batch.events.size() < BATCH) {
        Event event = inputs.next();
        if (event == null) {
          return false;
        }
        batch.events.add(event);
      }
      return true;
    } catch (IOException | RuntimeException | Error failure) {
      batch.failure = failure;
      return false;
    }
  }

  /** Ends reading, at the end or before; then the inputs are the caller's again. */
  @Override
  public void close() throws IOException {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while reading", stopped);
    }
  }
}
