package perilune.pipeline.sequencer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.event.EventCodec;

/**
 * Sorted events that wait on disk; only the first is in memory.
 *
 * <p>The file is readable by its owner only, deleted as soon as it is empty, and gone with the
 * process at the latest.
 */
final class SpilledRun {

  private final DataInputStream in;
  private final EventPool pool;
  private int left;
  private Event head;

  private SpilledRun(DataInputStream in, int count, EventPool pool) throws IOException {
    this.in = in;
    this.left = count;
    this.pool = pool;
    this.head = pool.take();
    EventCodec.read(head, in);
    left--;
  }

  /** Writes events, at least one, that are in order. */
  static SpilledRun write(List<Event> sorted, Path folder, EventPool pool) throws IOException {
    Path file = Files.createTempFile(folder, "perilune-spill", ".run");
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      for (Event event : sorted) {
        EventCodec.write(event, out);
      }
    }
    var in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    return new SpilledRun(
        new DataInputStream(new BufferedInputStream(in, 1 << 16)), sorted.size(), pool);
  }

  /** Gives the earliest event; meaningless when empty. */
  Event head() {
    return head;
  }

  /** Says whether every event was taken. */
  boolean isEmpty() {
    return left < 0;
  }

  /** Gives the head away and reads the next one. */
  void advance() throws IOException {
    left--;
    if (left < 0) {
      in.close();
      return;
    }
    head = pool.take();
    EventCodec.read(head, in);
  }

  /** Gives all that is left and closes the file. */
  List<Event> drain() throws IOException {
    var all = new ArrayList<Event>();
    while (!isEmpty()) {
      all.add(head);
      advance();
    }
    return all;
  }
}
