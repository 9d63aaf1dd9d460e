package perilune.pipeline.sequencer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sorted things that wait on disk; only the first is in memory.
 *
 * <p>The file is readable by its owner only, deleted as soon as it is empty, and gone with the
 * process at the latest.
 */
final class SpilledRun<T> {

  private static final int BUFFER_BYTES = 1 << 16;

  private final DataInputStream in;
  private final RunFormat<T> format;
  private long size;
  private T head;

  private SpilledRun(DataInputStream in, long size, RunFormat<T> format) throws IOException {
    this.in = in;
    this.size = size;
    this.format = format;
    this.head = format.read(in);
  }

  /** Gives the earliest; meaningless when empty. */
  T head() {
    return head;
  }

  /** Gives how many are left, the head included. */
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
    head = format.read(in);
  }

  /** Writes a run, one by one, in order; at least one. */
  static final class Writer<T> implements AutoCloseable {

    private final Path file;
    private final DataOutputStream out;
    private final RunFormat<T> format;
    private long written;
    private boolean handedOver;

    Writer(Path folder, RunFormat<T> format) throws IOException {
      this.format = format;
      file = Files.createTempFile(folder, "perilune-spill", ".run");
      out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    void add(T item) throws IOException {
      format.write(item, out);
      written++;
    }

    /** Gives what was written for reading. */
    SpilledRun<T> run() throws IOException {
      out.close();
      var in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
      handedOver = true;
      return new SpilledRun<>(
          new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES)), written, format);
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
