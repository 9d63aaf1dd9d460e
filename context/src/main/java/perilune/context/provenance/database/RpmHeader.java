package perilune.context.provenance.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads an RPM header as rpm's database keeps it: counts of entries and of bytes, entries of tag,
 * type, offset and count, then the store; all numbers big-endian. See rpm's manual, "RPM V4 Package
 * format", and its limits in header.cc: 65,535 entries, 256 MiB.
 *
 * <p>Every offset and count is checked against the store before it is used.
 */
final class RpmHeader {

  static final int NAME = 1000;
  static final int ARCH = 1022;
  static final int FILE_STATES = 1029;
  static final int FILE_MODES = 1030;
  static final int FILE_DIGESTS = 1035;
  static final int FILE_FLAGS = 1037;
  static final int DIR_INDEXES = 1116;
  static final int BASE_NAMES = 1117;
  static final int DIR_NAMES = 1118;

  private static final int MAX_ENTRIES = 0xffff;
  private static final int MAX_STORE = 256 << 20;

  /** Values of one tag, count: of a package's files. The kernel's sources have some 90,000. */
  private static final int MAX_VALUES = 2_000_000;

  private static final int ENTRY_BYTES = 16;
  private static final int INTRO_BYTES = 8;

  private static final int CHAR = 1;
  private static final int INT8 = 2;
  private static final int INT16 = 3;
  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int STRING_ARRAY = 8;
  private static final int I18N_STRING = 9;

  private final byte[] text;
  private final ByteBuffer bytes;
  private final int entries;
  private final int store;

  private RpmHeader(byte[] text, int entries) {
    this.text = text;
    this.bytes = ByteBuffer.wrap(text);
    this.entries = entries;
    this.store = INTRO_BYTES + entries * ENTRY_BYTES;
  }

  /** Gives a header, or nothing where its counts do not fit the bytes. */
  static Optional<RpmHeader> of(byte[] bytes) {
    if (bytes.length < INTRO_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int entries = buffer.getInt(0);
    int size = buffer.getInt(4);
    boolean plausible = entries > 0 && entries <= MAX_ENTRIES && size >= 0 && size <= MAX_STORE;
    return plausible && (long) INTRO_BYTES + (long) entries * ENTRY_BYTES + size == bytes.length
        ? Optional.of(new RpmHeader(bytes, entries))
        : Optional.empty();
  }

  /** Gives where the entry of a tag is, or -1. O(entries). */
  private int entry(int tag) {
    for (int i = 0; i < entries; i++) {
      int at = INTRO_BYTES + i * ENTRY_BYTES;
      if (bytes.getInt(at) == tag) {
        return at;
      }
    }
    return -1;
  }

  /** Says whether the header has a tag. */
  boolean has(int tag) {
    return entry(tag) >= 0;
  }

  /**
   * Gives the texts of a tag; none where it is not there, has another type, or leaves the store.
   */
  String[] texts(int tag) {
    int entry = entry(tag);
    int type = entry < 0 ? 0 : bytes.getInt(entry + 4);
    if (type != STRING && type != STRING_ARRAY && type != I18N_STRING) {
      return new String[0];
    }
    int count = type == STRING ? 1 : bytes.getInt(entry + 12);
    long at = (long) store + bytes.getInt(entry + 8);
    // Each text has at least the byte that ends it.
    if (count < 0 || count > MAX_VALUES || at < store || at + count > bytes.limit()) {
      return new String[0];
    }
    var texts = new String[count];
    int from = (int) at;
    for (int i = 0; i < count; i++) {
      int to = from;
      while (to < bytes.limit() && text[to] != 0) {
        to++;
      }
      if (to == bytes.limit()) {
        return new String[0];
      }
      texts[i] = new String(text, from, to - from, StandardCharsets.UTF_8);
      from = to + 1;
    }
    return texts;
  }

  /** Gives the numbers of a tag; none where it is not there, no number, or leaves the store. */
  int[] numbers(int tag) {
    int entry = entry(tag);
    int width = entry < 0 ? 0 : width(bytes.getInt(entry + 4));
    if (width == 0) {
      return new int[0];
    }
    int count = bytes.getInt(entry + 12);
    long at = (long) store + bytes.getInt(entry + 8);
    if (count < 0
        || count > MAX_VALUES
        || at < store
        || at + (long) count * width > bytes.limit()) {
      return new int[0];
    }
    var numbers = new int[count];
    for (int i = 0; i < count; i++) {
      int place = (int) at + i * width;
      numbers[i] =
          width == 1
              ? bytes.get(place) & 0xff
              : width == 2 ? bytes.getShort(place) & 0xffff : bytes.getInt(place);
    }
    return numbers;
  }

  private static int width(int type) {
    return switch (type) {
      case CHAR, INT8 -> 1;
      case INT16 -> 2;
      case INT32 -> 4;
      default -> 0;
    };
  }
}
