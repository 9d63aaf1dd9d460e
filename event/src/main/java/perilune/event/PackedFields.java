package perilune.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fields of an event in one array of bytes, for keeping by the hundred thousand.
 *
 * <p>Layout, big-endian, for each field: id (4 bytes), kind (1), number of values (4), then each
 * value: tag (1) and length (4) with UTF-8, or 8 bytes of bits. The ids are those of one table, so
 * that names are written where the bytes leave the process.
 */
final class PackedFields {

  private static final int FIELD_BYTES = Integer.BYTES + 1 + Integer.BYTES;

  /** Bytes taken at once from an input whose claimed length is not to be trusted. */
  private static final int CHUNK = 1 << 16;

  private PackedFields() {}

  static byte[] pack(Event event, int[] projection) {
    int size = 0;
    for (int field : projection) {
      size += event.kind(field) == Kind.ABSENT ? 0 : FIELD_BYTES + valueBytes(event, field);
    }
    ByteBuffer to = ByteBuffer.allocate(size);
    for (int field : projection) {
      if (event.kind(field) != Kind.ABSENT) {
        packField(event, field, to);
      }
    }
    return to.array();
  }

  private static int valueBytes(Event event, int field) {
    int size = 0;
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      size += 1 + (event.tag(v) == Tag.TEXT ? Integer.BYTES + event.length(v) : Long.BYTES);
    }
    return size;
  }

  private static void packField(Event event, int field, ByteBuffer to) {
    int values = 0;
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      values++;
    }
    to.putInt(field).put(event.kind(field)).putInt(values);
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      to.put(event.tag(v));
      if (event.tag(v) == Tag.TEXT) {
        to.putInt(event.length(v)).put(event.arena(), event.offset(v), event.length(v));
      } else {
        to.putLong(event.longValue(v));
      }
    }
  }

  /** Adds all fields to an event, by name where its table is another. */
  static void restore(byte[] packed, FieldTable table, Event into) {
    ByteBuffer from = ByteBuffer.wrap(packed);
    while (from.hasRemaining()) {
      int field = from.getInt();
      int id = into.table() == table ? field : into.table().intern(table.name(field));
      byte kind = from.get();
      int values = from.getInt();
      restoreMark(into, id, kind);
      for (int i = 0; i < values; i++) {
        restoreValue(packed, from, into, id);
      }
    }
  }

  private static void restoreMark(Event into, int id, byte kind) {
    if (id != FieldTable.FULL && kind == Kind.NULL) {
      into.putNull(id);
    } else if (id != FieldTable.FULL && kind == Kind.EMPTY_ARRAY) {
      into.putEmptyArray(id);
    }
  }

  private static void restoreValue(byte[] packed, ByteBuffer from, Event into, int id) {
    byte tag = from.get();
    int length = tag == Tag.TEXT ? from.getInt() : Long.BYTES;
    int at = from.position();
    from.position(at + length);
    if (id == FieldTable.FULL) {
      return;
    }
    switch (tag) {
      case Tag.TEXT -> into.put(id, packed, at, length);
      case Tag.LONG -> into.putLong(id, from.getLong(at));
      case Tag.DOUBLE -> into.putDouble(id, Double.longBitsToDouble(from.getLong(at)));
      default -> into.putBoolean(id, from.getLong(at) != 0);
    }
  }

  /** Gives the values of one field as text, in order. O(bytes). */
  static List<String> texts(byte[] packed, int wanted) {
    var all = new ArrayList<String>();
    ByteBuffer from = ByteBuffer.wrap(packed);
    while (from.hasRemaining()) {
      boolean here = from.getInt() == wanted;
      from.get();
      int values = from.getInt();
      for (int i = 0; i < values; i++) {
        String text = valueText(packed, from, here);
        if (here) {
          all.add(text);
        }
      }
    }
    return all;
  }

  private static String valueText(byte[] packed, ByteBuffer from, boolean wanted) {
    byte tag = from.get();
    int length = tag == Tag.TEXT ? from.getInt() : Long.BYTES;
    int at = from.position();
    from.position(at + length);
    if (!wanted) {
      return "";
    }
    return switch (tag) {
      case Tag.TEXT -> new String(packed, at, length, StandardCharsets.UTF_8);
      case Tag.LONG -> Long.toString(from.getLong(at));
      case Tag.DOUBLE -> Double.toString(Double.longBitsToDouble(from.getLong(at)));
      default -> Boolean.toString(from.getLong(at) != 0);
    };
  }

  /** Writes the fields with their names in the place of ids. */
  static void write(byte[] packed, FieldTable table, DataOutput out) throws IOException {
    var names = new ArrayList<String>();
    ByteBuffer from = ByteBuffer.wrap(packed);
    while (from.hasRemaining()) {
      names.add(table.name(from.getInt()));
      from.get();
      int values = from.getInt();
      for (int i = 0; i < values; i++) {
        valueText(packed, from, false);
      }
    }
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
    out.writeInt(packed.length);
    out.write(packed);
  }

  /**
   * Reads what {@link #write} wrote, with the ids of another table. Fields for which the table has
   * no room are left out.
   *
   * @throws IOException if the bytes are not what {@link #write} writes
   */
  static byte[] read(FieldTable table, DataInput in) throws IOException {
    int count = in.readInt();
    var ids = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      ids.add(table.intern(in.readUTF()));
    }
    byte[] packed = readBytes(in, in.readInt());
    try {
      return withIds(packed, ids);
    } catch (java.nio.BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException broken) {
      throw new IOException("the fields of a retained event are damaged", broken);
    }
  }

  private static byte[] withIds(byte[] packed, List<Integer> ids) {
    ByteBuffer from = ByteBuffer.wrap(packed);
    ByteBuffer to = ByteBuffer.allocate(packed.length);
    for (int id : ids) {
      int start = from.position();
      from.position(start + Integer.BYTES + 1);
      int values = from.getInt();
      for (int i = 0; i < values; i++) {
        valueText(packed, from, false);
      }
      if (id != FieldTable.FULL) {
        int rest = start + Integer.BYTES;
        to.putInt(id).put(packed, rest, from.position() - rest);
      }
    }
    if (from.hasRemaining()) {
      throw new IllegalArgumentException("bytes after the last field");
    }
    return Arrays.copyOf(to.array(), to.position());
  }

  /** Reads so many bytes, growing with what really comes. */
  private static byte[] readBytes(DataInput in, int length) throws IOException {
    if (length < 0) {
      throw new IOException("negative length in a retained event");
    }
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    int read = 0;
    while (read < length) {
      int step = Math.min(CHUNK, length - read);
      if (read + step > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(length, Math.max(read + step, bytes.length * 2)));
      }
      in.readFully(bytes, read, step);
      read += step;
    }
    return bytes;
  }
}
