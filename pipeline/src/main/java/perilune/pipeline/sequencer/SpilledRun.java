package perilune.pipeline.sequencer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import perilune.event.Event;
import perilune.event.EventCodec;

/**
 * Sorted events that wait on disk; only the first is in memory.
 *
 * <p>The file is readable by its owner only, deleted as soon as it is empty, and gone with the
 * process at the latest.
 */
final class SpilledRun {

  private static final int BUFFER_BYTES = 1 << 16;

  private final DataInputStream in;
  private final EventPool pool;
  private long size;
  private Event head;

  private SpilledRun(DataInputStream in, long size, EventPool pool) throws IOException {
    this.in = in;
    this.size = size;
    this.pool = pool;
    this.head = pool.take();
    EventCodec.read(head, in);
  }

  /** Gives the earliest event; meaningless when empty. */
  Event head() {
    return head;
  }

  /** Gives the number of events left, the head included. */
  long size() {
    return size;
  }

  /** Gives the head away and reads the next one. */
  void advance() throws IOException {
    size--;
    if (size == 0) {
      in.close();
      return;
    }
    head = pool.take();
    EventCodec.read(head, in);
  }

  /** Writes a run, event by event, in order; at least one. */
  static final class Writer implements AutoCloseable {

    private final Path file;
    private final DataOutputStream out;
    private final EventPool pool;
    private long written;
    private boolean handedOver;

    Writer(Path folder, EventPool pool) throws IOException {
      this.pool = pool;
      file = Files.createTempFile(folder, "perilune-spill", ".run");
      out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    void add(Event event) throws IOException {
      EventCodec.write(event, out);
      written++;
    }

    /** Gives what was written for reading. */
    SpilledRun run() throws IOException {
      out.close();
      var in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
      handedOver = true;
      return new SpilledRun(
          new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES)), written, pool);
    }

    /** Deletes a file that nobody will read. */
    @Override
    public void close() throws IOException {
      out.close();
      if (!handedOver) {
        Files.deleteIfExists(file);
      }
    }
  }
}
