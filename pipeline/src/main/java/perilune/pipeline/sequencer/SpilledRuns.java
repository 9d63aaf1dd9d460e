package perilune.pipeline.sequencer;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that waits on disk in one order, such as the events of one host, as few files.
 *
 * <p>When there would be more than {@link #MAX_OPEN} the smaller half is merged into one, so that
 * each is written O(log all) times. Owned by one thread.
 */
final class SpilledRuns<T> {

  /** Files open at once, count; each has a buffer of 64 KiB. */
  static final int MAX_OPEN = 32;

  private final Path folder;
  private final RunFormat<T> format;
  private final List<SpilledRun<T>> runs = new ArrayList<>();

  SpilledRuns(Path folder, RunFormat<T> format) {
    this.folder = folder;
    this.format = format;
  }

  /** Takes what is in order, at least one, and lets them go. */
  void add(List<T> sorted) throws IOException {
    if (runs.size() == MAX_OPEN) {
      runs.sort(Comparator.comparingLong(SpilledRun::size));
      List<SpilledRun<T>> smaller = runs.subList(0, MAX_OPEN / 2);
      SpilledRun<T> merged = merged(smaller);
      smaller.clear();
      runs.add(merged);
    }
    try (var writer = new SpilledRun.Writer<>(folder, format)) {
      for (T item : sorted) {
        writer.add(item);
      }
      runs.add(writer.run());
    }
    sorted.forEach(format::release);
  }

  private SpilledRun<T> merged(List<SpilledRun<T>> some) throws IOException {
    try (var writer = new SpilledRun.Writer<>(folder, format)) {
      var left = new ArrayList<>(some);
      for (SpilledRun<T> run = earliest(left); run != null; run = earliest(left)) {
        T item = takeFrom(run, left);
        writer.add(item);
        format.release(item);
      }
      return writer.run();
    }
  }

  /** Gives the run with the earliest head, or null. O(runs). */
  @Nullable SpilledRun<T> earliest() {
    return runs.isEmpty() ? null : earliest(runs);
  }

  private @Nullable SpilledRun<T> earliest(List<SpilledRun<T>> some) {
    SpilledRun<T> earliest = null;
    for (SpilledRun<T> run : some) {
      if (earliest == null || format.compare(run.head(), earliest.head()) < 0) {
        earliest = run;
      }
    }
    return earliest;
  }

  /** Takes the head of one of the runs; the caller owns it. */
  T take(SpilledRun<T> run) throws IOException {
    return takeFrom(run, runs);
  }

  private T takeFrom(SpilledRun<T> run, List<SpilledRun<T>> some) throws IOException {
    T item = run.head();
    run.advance();
    if (run.size() == 0) {
      some.remove(run);
    }
    return item;
  }

  int open() {
    return runs.size();
  }

  /** Gives how many wait. */
  long size() {
    long sum = 0;
    for (SpilledRun<T> run : runs) {
      sum += run.size();
    }
    return sum;
  }

  /** Writes all; they wait on, in one run. Memory stays as bounded as it is. */
  void writeTo(DataOutput out) throws IOException {
    if (runs.isEmpty()) {
      return;
    }
    try (var writer = new SpilledRun.Writer<>(folder, format)) {
      for (SpilledRun<T> run = earliest(); run != null; run = earliest()) {
        T item = take(run);
        format.write(item, out);
        writer.add(item);
        format.release(item);
      }
      runs.add(writer.run());
    }
  }
}
