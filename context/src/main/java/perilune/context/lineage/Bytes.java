package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/** Text as UTF-8 bytes: compared and copied without making strings. Empty means unknown. */
final class Bytes {

  static final byte[] NONE = new byte[0];

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** Head of an array and half of what it is rounded up by, bytes. */
  private static final int ARRAY_BYTES = 20;

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
    return same(event, field, text, 0, text.length, max);
  }

  /** Says the same of a part of a text. */
  static boolean same(Event event, KnownField field, byte[] text, int from, int to, int max) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return from == to;
    }
    int at = event.offset(value);
    int length = Math.min(event.length(value), max);
    return Arrays.equals(event.arena(), at, at + length, text, from, to);
  }

  /**
   * Says whether a field's first text is the path at the beginning of these bytes, whether or not
   * the kernel says that its file is deleted: a package update deletes the files of running
   * programs.
   */
  static boolean samePath(Event event, KnownField field, byte[] path, int pathEnd) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return pathEnd == 0;
    }
    int at = event.offset(value);
    byte[] arena = event.arena();
    int length = Math.min(event.length(value), ProgramReader.MAX_PATH_BYTES);
    int end = withoutDeleted(arena, at, at + length);
    if (WindowsImages.isPath(arena, at, end)) {
      return WindowsImages.same(arena, at, end, path, pathEnd);
    }
    return Arrays.equals(arena, at, end, path, 0, withoutDeleted(path, 0, pathEnd));
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

  /** Gives where the last part of a path begins. A backslash parts names on Windows only. */
  static int lastPart(byte[] text, int from, int to) {
    boolean unix = from < to && text[from] == '/';
    int at = to;
    while (at > from && text[at - 1] != '/' && (unix || text[at - 1] != '\\')) {
      at--;
    }
    return at;
  }

  /**
   * Gives about how much memory a text takes, bytes: none where it is empty, for all share that.
   */
  static long memory(byte[] text) {
    return text.length == 0 ? 0 : ARRAY_BYTES + text.length;
  }

  static void putInt(byte[] bytes, int at, int number) {
    INT.set(bytes, at, number);
  }

  static int getInt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
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
