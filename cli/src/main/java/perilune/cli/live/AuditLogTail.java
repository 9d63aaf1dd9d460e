package perilune.cli.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The end of a log that a daemon is writing: what came since a place in it. */
final class AuditLogTail {

  /** A scenario of some seconds gives some thousand records; more than this is not read. */
  private static final int MAX_BYTES = 256 * 1024 * 1024;

  private final Path log;
  private final long from;

  AuditLogTail(Path log) throws IOException {
    this.log = log;
    this.from = Files.exists(log) ? Files.size(log) : 0;
  }

  /** Gives what was written since, in the encoding of bytes. */
  String text() throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (SeekableByteChannel in = Files.newByteChannel(log, StandardOpenOption.READ)) {
      // A log that is shorter than it was has been rotated: what is there is all new.
      in.position(in.size() < from ? 0 : from);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MAX_BYTES, in.size() - in.position()));
      while (bytes.hasRemaining() && in.read(bytes) > 0) {
        // Until all that there was is read.
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Waits until a text stands in the log, at most so long; says whether it does. */
  boolean waitFor(String text, Duration most) throws IOException {
    Instant end = Instant.now().plus(most);
    Path folder = Objects.requireNonNull(log.toAbsolutePath().getParent());
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(
          watch, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
      while (!text().contains(text)) {
        if (Instant.now().isAfter(end)) {
          return false;
        }
        WatchKey key = watch.poll(200, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
