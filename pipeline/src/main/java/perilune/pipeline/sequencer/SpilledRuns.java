package perilune.pipeline.sequencer;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventCodec;

/**
 * All events of one host that wait on disk, as few files.
 *
 * <p>When there would be more than {@link #MAX_OPEN} the smaller half is merged into one, so that
 * an event is written O(log events) times. Owned by one thread.
 */
final class SpilledRuns {

  /** Files open for one host, count; each has a buffer of 64 KiB. */
  static final int MAX_OPEN = 32;

  private final Path folder;
  private final EventPool pool;
  private final List<SpilledRun> runs = new ArrayList<>();

  SpilledRuns(Path folder, EventPool pool) {
    this.folder = folder;
    this.pool = pool;
  }

  /** Takes events that are in order, at least one, and gives them back to the pool. */
  void add(List<Event> sorted) throws IOException {
    if (runs.size() == MAX_OPEN) {
      runs.sort(Comparator.comparingLong(SpilledRun::size));
      List<SpilledRun> smaller = runs.subList(0, MAX_OPEN / 2);
      SpilledRun merged = merged(smaller);
      smaller.clear();
      runs.add(merged);
    }
    try (var writer = new SpilledRun.Writer(folder, pool)) {
      for (Event event : sorted) {
        writer.add(event);
      }
      runs.add(writer.run());
    }
    sorted.forEach(pool::give);
  }

  private SpilledRun merged(List<SpilledRun> some) throws IOException {
    try (var writer = new SpilledRun.Writer(folder, pool)) {
      var left = new ArrayList<>(some);
      for (SpilledRun run = earliest(left); run != null; run = earliest(left)) {
        Event event = takeFrom(run, left);
        writer.add(event);
        pool.give(event);
      }
      return writer.run();
    }
  }

  /** Gives the run with the earliest event, or null. O(runs). */
  @Nullable SpilledRun earliest() {
    return runs.isEmpty() ? null : earliest(runs);
  }

  private static @Nullable SpilledRun earliest(List<SpilledRun> some) {
    SpilledRun earliest = null;
    for (SpilledRun run : some) {
      if (earliest == null || EventOrder.INSTANCE.compare(run.head(), earliest.head()) < 0) {
        earliest = run;
      }
    }
    return earliest;
  }

  /** Takes the head of one of the runs; the caller owns it. */
  Event take(SpilledRun run) throws IOException {
    return takeFrom(run, runs);
  }

  private static Event takeFrom(SpilledRun run, List<SpilledRun> some) throws IOException {
    Event event = run.head();
    run.advance();
    if (run.size() == 0) {
      some.remove(run);
    }
    return event;
  }

  int open() {
    return runs.size();
  }

  /** Gives the number of events that wait. */
  long size() {
    long sum = 0;
    for (SpilledRun run : runs) {
      sum += run.size();
    }
    return sum;
  }

  /** Writes all events; they wait on, in one run. Memory stays as bounded as it is. */
  void writeTo(DataOutput out) throws IOException {
    if (runs.isEmpty()) {
      return;
    }
    try (var writer = new SpilledRun.Writer(folder, pool)) {
      for (SpilledRun run = earliest(); run != null; run = earliest()) {
        Event event = take(run);
        EventCodec.write(event, out);
        writer.add(event);
        pool.give(event);
      }
      runs.add(writer.run());
    }
  }
}
