package perilune.telemetry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip of one or more members, one after the other, to the last byte.
 *
 * <p>The JDK's own stream asks {@code available()} whether another member follows, which a pipe may
 * deny, and takes a damaged further member for the end: content would be lost without a word. This
 * one gives an error instead. Zeros after the last member are padding, as gzip itself has it.
 *
 * <p>Source: RFC 1952, sections 2.2 and 2.3. Owned by one thread.
 */
final class GzipMembers extends InputStream {

  private static final int BUFFER = 1 << 16;
  private static final int DEFLATE = 8;
  private static final int HAS_HEADER_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  // Modification time, extra flags and operating system.
  private static final int IGNORED_HEADER = 6;

  private final InputStream compressed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int filled;
  private long members;
  private boolean inMember;
  private boolean ended;

  GzipMembers(InputStream compressed) {
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        ended = !startMember();
        continue;
      }
      int count = inflate(into, offset, length);
      if (count > 0) {
        return count;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    compressed.close();
  }

  private int inflate(byte[] into, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(into, offset, length);
      crc.update(into, offset, count);
      if (count == 0 && inflater.finished()) {
        endMember();
      } else if (count == 0 && inflater.needsInput()) {
        need();
        inflater.setInput(buffer, next, filled - next);
        next = filled;
      } else if (count == 0) {
        throw new IOException("gzip content needs a dictionary");
      }
      return count;
    } catch (DataFormatException problem) {
      throw new IOException("gzip content is damaged: " + problem.getMessage(), problem);
    }
  }

  private boolean startMember() throws IOException {
    int magic = members++ == 0 ? number() : skipPadding();
    if (magic < 0) {
      return false;
    }
    if (magic != 0x1f || number() != 0x8b || number() != DEFLATE) {
      throw new IOException("what follows is no gzip member");
    }
    int flags = number();
    skip(IGNORED_HEADER);
    if ((flags & HAS_EXTRA) != 0) {
      skip(number() | number() << Byte.SIZE);
    }
    skipText((flags & HAS_NAME) != 0);
    skipText((flags & HAS_COMMENT) != 0);
    skip((flags & HAS_HEADER_CRC) != 0 ? 2 : 0);
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    next = filled - inflater.getRemaining();
    long size = inflater.getBytesWritten();
    long wantedCrc = word();
    long wantedSize = word();
    if (wantedCrc != crc.getValue() || wantedSize != (size & 0xffffffffL)) {
      throw new IOException("gzip content is damaged: its checksum is wrong");
    }
    inMember = false;
  }

  /** Gives the first byte that is not zero, or -1 at the end. */
  private int skipPadding() throws IOException {
    while (next < filled || fill()) {
      int value = buffer[next++] & 0xff;
      if (value != 0) {
        return value;
      }
    }
    return -1;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      number();
    }
  }

  private void skipText(boolean present) throws IOException {
    while (present && number() != 0) {
      // The name of the file before it was compressed, and a comment, say nothing of the content.
    }
  }

  private long word() throws IOException {
    return number() | number() << 8 | number() << 16 | (long) number() << 24;
  }

  private int number() throws IOException {
    need();
    return buffer[next++] & 0xff;
  }

  private void need() throws IOException {
    if (next == filled && !fill()) {
      throw new EOFException("gzip content is cut off");
    }
  }

  private boolean fill() throws IOException {
    int count = compressed.read(buffer, 0, buffer.length);
    next = 0;
    filled = Math.max(count, 0);
    return count > 0;
  }
}
