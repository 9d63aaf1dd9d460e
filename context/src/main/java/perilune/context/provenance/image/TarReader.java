package perilune.context.provenance.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar archive from front to back: ustar (POSIX.1-1988), the pax records {@code path},
 * {@code linkpath}, {@code size} and {@code mtime} (POSIX.1-2001), and GNU's long names.
 *
 * <p>Used once. Holds a block and one long name; a name or a list of records of more than 1 MiB is
 * refused.
 */
public final class TarReader {

  private static final int BLOCK = 512;

  /** Bytes of a long name or of a list of pax records. */
  private static final int MAX_ABOUT = 1 << 20;

  /** Bytes of one entry: no disk holds more. */
  private static final long MAX_SIZE = 1L << 50;

  /** What an entry is. */
  public enum Kind {
    FILE,
    FOLDER,
    /** A symbolic link. */
    LINK,
    /** Another name of a file that came before. */
    HARD_LINK,
    /** A device, a pipe or what nobody knows. */
    OTHER
  }

  /**
   * One entry.
   *
   * @param name as written
   * @param kind what it is
   * @param size bytes that follow
   * @param target where a link leads, as written
   * @param modified when it was written, seconds since 1970
   */
  public record Entry(String name, Kind kind, long size, String target, long modified) {}

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private long left;
  private long padding;
  private @Nullable String longName;
  private @Nullable String longTarget;
  private PaxRecords pax = PaxRecords.NONE;

  /** Makes one that reads from here to the archive's end; does not close it. */
  public TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * Gives the next entry, what was not read of the last one skipped; null at the end.
   *
   * @throws IOException if the archive is damaged or cut
   */
  public @Nullable Entry next() throws IOException {
    in.skipNBytes(left + padding);
    left = 0;
    padding = 0;
    while (true) {
      if (in.readNBytes(block, 0, BLOCK) < BLOCK) {
        throw new EOFException("the archive is cut");
      }
      if (isEmpty()) {
        return null;
      }
      checkSum();
      char type = (char) (block[156] & 0xff);
      long size = number(124, 12);
      switch (type) {
        case 'L' -> longName = text(about(size));
        case 'K' -> longTarget = text(about(size));
        case 'x', 'X' -> pax = PaxRecords.of(about(size));
        case 'g' -> about(size);
        default -> {
          return entry(type, size);
        }
      }
    }
  }

  /** Gives bytes of the entry at hand, or -1 at its end. */
  public int read(byte[] buffer) throws IOException {
    if (left == 0) {
      return -1;
    }
    int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
    if (n < 0) {
      throw new EOFException("the archive is cut within a file");
    }
    left -= n;
    return n;
  }

  private Entry entry(char type, long written) throws IOException {
    Kind kind =
        switch (type) {
          case '0', '\0', '7' -> Kind.FILE;
          case '1' -> Kind.HARD_LINK;
          case '2' -> Kind.LINK;
          case '5' -> Kind.FOLDER;
          default -> Kind.OTHER;
        };
    // GNU's old form of sparse files has more headers; nothing that builds images writes it.
    if (type == 'S') {
      throw new IOException("the archive has a sparse file in GNU's old form");
    }
    String name = pax.or("path", longName == null ? headerName() : longName);
    String target = pax.or("linkpath", longTarget == null ? field(157, 100) : longTarget);
    long size = pax.number("size", written);
    long modified = pax.number("mtime", number(136, 12));
    longName = null;
    longTarget = null;
    pax = PaxRecords.NONE;
    boolean folder = kind == Kind.FILE && name.endsWith("/");
    // Links have no bytes, whatever some writers say of their size.
    if (size > MAX_SIZE) {
      throw new IOException("a file in the archive has " + size + " bytes");
    }
    left = kind == Kind.FILE || kind == Kind.OTHER ? size : 0;
    padding = (BLOCK - left % BLOCK) % BLOCK;
    return new Entry(name, folder ? Kind.FOLDER : kind, left, target, modified);
  }

  private String headerName() {
    String name = field(0, 100);
    boolean ustar = field(257, 6).equals("ustar");
    String prefix = ustar ? field(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private boolean isEmpty() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Bytes of the header, its own sum taken for blanks. */
  private void checkSum() throws IOException {
    long sum = 8 * ' ';
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? 0 : block[i] & 0xff;
    }
    if (sum != number(148, 8)) {
      throw new IOException("a header of the archive is damaged");
    }
  }

  private byte[] about(long size) throws IOException {
    if (size > MAX_ABOUT) {
      throw new IOException("a name in the archive has " + size + " bytes");
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException("the archive is cut within a name");
    }
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return bytes;
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private String field(int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.UTF_8);
  }

  /** Octal digits, or GNU's form for large numbers: the first bit set, then big-endian. */
  private long number(int from, int length) throws IOException {
    long value = 0;
    if ((block[from] & 0x80) != 0) {
      for (int i = from + length - 8; i < from + length; i++) {
        value = value << 8 | block[i] & 0xff;
      }
    } else {
      String digits = field(from, length).strip();
      for (int i = 0; i < digits.length(); i++) {
        int digit = digits.charAt(i) - '0';
        if (digit < 0 || digit > 7) {
          throw new IOException("a number in a header of the archive is damaged");
        }
        value = value << 3 | digit;
      }
    }
    if (value < 0) {
      throw new IOException("a number in a header of the archive is below zero");
    }
    return value;
  }
}
