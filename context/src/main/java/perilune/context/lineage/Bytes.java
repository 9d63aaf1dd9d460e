package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/** Text as UTF-8 bytes: compared and copied without making strings. Empty means unknown. */
final class Bytes {

  static final byte[] NONE = new byte[0];

  /** Longest text in a snapshot; far above what a table keeps. Guards against damaged snapshots. */
  private static final int MAX_IN_SNAPSHOT = 1 << 26;

  /** What the kernel appends to the path of a file that is no longer there. */
  private static final byte[] DELETED = ascii(" (deleted)");

  private Bytes() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Gives a copy of a field's first text, cut to so many bytes, or {@link #NONE}. */
  static byte[] of(Event event, KnownField field, int max) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return NONE;
    }
    int at = event.offset(value);
    int length = Math.min(event.length(value), max);
    return length == 0 ? NONE : Arrays.copyOfRange(event.arena(), at, at + length);
  }

  /** Says whether a field's first text is this, where both are cut to so many bytes. */
  static boolean same(Event event, KnownField field, byte[] text, int max) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return text.length == 0;
    }
    int at = event.offset(value);
    int length = Math.min(event.length(value), max);
    return Arrays.equals(event.arena(), at, at + length, text, 0, text.length);
  }

  /**
   * Says whether a field's first text is this path, whether or not the kernel says that its file is
   * deleted: a package update deletes the files of running programs.
   */
  static boolean samePath(Event event, KnownField field, byte[] path) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return path.length == 0;
    }
    int at = event.offset(value);
    byte[] arena = event.arena();
    int length = Math.min(event.length(value), ProgramReader.MAX_PATH_BYTES);
    int end = withoutDeleted(arena, at, at + length);
    if (WindowsImages.isPath(arena, at, end)) {
      return WindowsImages.same(arena, at, end, path);
    }
    return Arrays.equals(arena, at, end, path, 0, withoutDeleted(path, 0, path.length));
  }

  private static int withoutDeleted(byte[] text, int from, int to) {
    int cut = to - DELETED.length;
    boolean deleted = cut > from && Arrays.equals(text, cut, to, DELETED, 0, DELETED.length);
    return deleted ? cut : to;
  }

  /** Gives a 64-bit hash of a field's first text; 0 where it has none. */
  static long hash(Event event, KnownField field) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return 0;
    }
    return hash(event.arena(), event.offset(value), event.length(value));
  }

  /** FNV-1a, spread; see http://www.isthe.com/chongo/tech/comp/fnv/. Never 0. */
  static long hash(byte[] text, int offset, int length) {
    long hash = 0xcbf29ce484222325L;
    for (int i = offset; i < offset + length; i++) {
      hash = (hash ^ (text[i] & 0xFF)) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }

  /** Gives the part of a path after its last slash. */
  static byte[] lastPart(byte[] path) {
    int from = lastPart(path, 0, path.length);
    return from == 0 ? path : Arrays.copyOfRange(path, from, path.length);
  }

  /** Gives where the last part of a path begins. A backslash parts names on Windows only. */
  static int lastPart(byte[] text, int from, int to) {
    boolean unix = from < to && text[from] == '/';
    int at = to;
    while (at > from && text[at - 1] != '/' && (unix || text[at - 1] != '\\')) {
      at--;
    }
    return at;
  }

  static void write(byte[] text, DataOutput out) throws IOException {
    out.writeInt(text.length);
    out.write(text);
  }

  static byte[] read(DataInput in) throws IOException {
    int length = count(in, MAX_IN_SNAPSHOT);
    if (length == 0) {
      return NONE;
    }
    byte[] text = new byte[length];
    in.readFully(text);
    return text;
  }

  /** Reads a count that must be between 0 and a bound. */
  static int count(DataInput in, int max) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > max) {
      throw new IOException("snapshot of a lineage is damaged: a count is " + count);
    }
    return count;
  }

  /** Gives text for people and tests. */
  static String text(byte @Nullable [] text) {
    return text == null ? "" : new String(text, StandardCharsets.UTF_8);
  }
}
