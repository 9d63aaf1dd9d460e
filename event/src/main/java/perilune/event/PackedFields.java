package perilune.event;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fields of an event in one array of bytes, for keeping by the million.
 *
 * <p>Layout, numbers as {@link Varint}, for each field: id, number of values and kind (values
 * &lt;&lt; 3 | kind), then each value: text as length and tag (length &lt;&lt; 3 | tag) with its
 * UTF-8, or as its number among the {@link KnownTexts} (number &lt;&lt; 3 | {@link #KNOWN}), others
 * as tag and their bits, whole numbers folded. Ids and numbers are those of one table, so that
 * names and texts are written where the bytes leave the process.
 */
final class PackedFields {

  /** Bits that hold a kind or a tag. */
  private static final int LOW_BITS = 3;

  private static final int LOW = (1 << LOW_BITS) - 1;

  /** In the place of a tag: a text that has a number. */
  private static final int KNOWN = 7;

  /** Bytes taken at once from an input whose claimed length is not to be trusted. */
  private static final int CHUNK = 1 << 16;

  private PackedFields() {}

  /** Gives the bytes that the fields of an event take at most: as if no text had a number. */
  static int size(Event event, int[] projection) {
    int size = 0;
    for (int field : projection) {
      size += event.kind(field) == Kind.ABSENT ? 0 : fieldSize(event, field);
    }
    return size;
  }

  private static int fieldSize(Event event, int field) {
    int size = 0;
    int values = 0;
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      values++;
      size += valueSize(event, v);
    }
    return Varint.size(field) + Varint.size((long) values << LOW_BITS) + size;
  }

  private static int valueSize(Event event, int value) {
    return switch (event.tag(value)) {
      case Tag.TEXT -> Varint.size((long) event.length(value) << LOW_BITS) + event.length(value);
      case Tag.LONG -> 1 + Varint.size(Varint.fold(event.longValue(value)));
      case Tag.DOUBLE -> 1 + Long.BYTES;
      default -> 2;
    };
  }

  private static int number(Event event, int field, int value) {
    KnownTexts known = event.table().knownTexts();
    return known.number(field, event.arena(), event.offset(value), event.length(value));
  }

  /** Writes the fields of an event, those that it has. */
  static void pack(Event event, int[] projection, ByteBuffer to) {
    for (int field : projection) {
      if (event.kind(field) != Kind.ABSENT) {
        packField(event, field, to);
      }
    }
  }

  private static void packField(Event event, int field, ByteBuffer to) {
    long values = 0;
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      values++;
    }
    Varint.put(to, field);
    Varint.put(to, values << LOW_BITS | event.kind(field));
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      packValue(event, field, v, to);
    }
  }

  private static void packValue(Event event, int field, int value, ByteBuffer to) {
    byte tag = event.tag(value);
    switch (tag) {
      case Tag.TEXT -> {
        int number = number(event, field, value);
        if (number > 0) {
          Varint.put(to, (long) number << LOW_BITS | KNOWN);
        } else {
          Varint.put(to, (long) event.length(value) << LOW_BITS | tag);
          to.put(event.arena(), event.offset(value), event.length(value));
        }
      }
      case Tag.LONG -> {
        to.put(tag);
        Varint.put(to, Varint.fold(event.longValue(value)));
      }
      case Tag.DOUBLE -> to.put(tag).putLong(event.longValue(value));
      default -> to.put(tag).put((byte) event.longValue(value));
    }
  }

  /** Adds all fields to an event, by name where its table is another. */
  static void restore(ByteBuffer from, FieldTable table, Event into) {
    while (from.hasRemaining()) {
      int field = Varint.getCount(from);
      int id = into.table() == table ? field : into.table().intern(table.name(field));
      int head = Varint.getCount(from);
      restoreMark(into, id, (byte) (head & LOW));
      for (int i = head >>> LOW_BITS; i > 0; i--) {
        restoreValue(from, table.knownTexts(), field, into, id);
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

  private static void restoreValue(
      ByteBuffer from, KnownTexts known, int field, Event into, int id) {
    if (id == FieldTable.FULL) {
      skipValue(from);
      return;
    }
    int head = Varint.getCount(from);
    switch ((byte) (head & LOW)) {
      case Tag.TEXT -> {
        int at = from.position();
        from.position(at + (head >>> LOW_BITS));
        into.put(id, from.array(), from.arrayOffset() + at, head >>> LOW_BITS);
      }
      case KNOWN -> {
        byte[] text = known.text(field, head >>> LOW_BITS);
        into.put(id, text, 0, text.length);
      }
      case Tag.LONG -> into.putLong(id, Varint.unfold(Varint.get(from)));
      case Tag.DOUBLE -> into.putDouble(id, Double.longBitsToDouble(from.getLong()));
      default -> into.putBoolean(id, from.get() != 0);
    }
  }

  private static void skipValue(ByteBuffer from) {
    int head = Varint.getCount(from);
    switch ((byte) (head & LOW)) {
      case Tag.TEXT -> from.position(from.position() + (head >>> LOW_BITS));
      case KNOWN -> {}
      case Tag.LONG -> Varint.get(from);
      case Tag.DOUBLE -> from.getLong();
      default -> from.get();
    }
  }

  /** Gives the first value of one field as text. O(bytes). */
  static Optional<String> text(ByteBuffer from, FieldTable table, int wanted) {
    while (from.hasRemaining()) {
      boolean here = Varint.getCount(from) == wanted;
      for (int i = Varint.getCount(from) >>> LOW_BITS; i > 0; i--) {
        if (here) {
          return Optional.of(valueText(from, table.knownTexts(), wanted));
        }
        skipValue(from);
      }
    }
    return Optional.empty();
  }

  /** Gives the values of one field as text, in order. O(bytes). */
  static List<String> texts(ByteBuffer from, FieldTable table, int wanted) {
    var all = new ArrayList<String>();
    while (from.hasRemaining()) {
      boolean here = Varint.getCount(from) == wanted;
      for (int i = Varint.getCount(from) >>> LOW_BITS; i > 0; i--) {
        if (here) {
          all.add(valueText(from, table.knownTexts(), wanted));
        } else {
          skipValue(from);
        }
      }
    }
    return all;
  }

  private static String valueText(ByteBuffer from, KnownTexts known, int field) {
    int head = Varint.getCount(from);
    return switch ((byte) (head & LOW)) {
      case Tag.TEXT -> {
        int at = from.position();
        from.position(at + (head >>> LOW_BITS));
        yield text(from, at, head >>> LOW_BITS);
      }
      case KNOWN -> new String(known.text(field, head >>> LOW_BITS), StandardCharsets.UTF_8);
      case Tag.LONG -> Long.toString(Varint.unfold(Varint.get(from)));
      case Tag.DOUBLE -> Double.toString(Double.longBitsToDouble(from.getLong()));
      default -> Boolean.toString(from.get() != 0);
    };
  }

  private static String text(ByteBuffer from, int at, int length) {
    return new String(from.array(), from.arrayOffset() + at, length, StandardCharsets.UTF_8);
  }

  /** Writes the fields with their names in the place of ids, and texts in that of numbers. */
  static void write(ByteBuffer packed, FieldTable table, DataOutput out) throws IOException {
    var names = new ArrayList<String>();
    var plain = new ByteArrayOutputStream(2 * packed.remaining());
    ByteBuffer from = packed.duplicate();
    while (from.hasRemaining()) {
      int start = from.position();
      int field = Varint.getCount(from);
      names.add(table.name(field));
      int head = Varint.getCount(from);
      copy(from, start, plain);
      for (int i = head >>> LOW_BITS; i > 0; i--) {
        writeValue(from, table.knownTexts(), field, plain);
      }
    }
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
    out.writeInt(plain.size());
    out.write(plain.toByteArray());
  }

  private static void writeValue(
      ByteBuffer from, KnownTexts known, int field, ByteArrayOutputStream plain) {
    int start = from.position();
    int head = Varint.getCount(from);
    if ((head & LOW) == KNOWN) {
      byte[] text = known.text(field, head >>> LOW_BITS);
      ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
      Varint.put(length, (long) text.length << LOW_BITS | Tag.TEXT);
      plain.write(length.array(), 0, length.position());
      plain.writeBytes(text);
      return;
    }
    from.position(start);
    skipValue(from);
    copy(from, start, plain);
  }

  /** Copies what lies before the position. */
  private static void copy(ByteBuffer from, int start, ByteArrayOutputStream to) {
    to.write(from.array(), from.arrayOffset() + start, from.position() - start);
  }

  /** Skips what follows a field's id. */
  private static void skipField(ByteBuffer from) {
    for (int i = Varint.getCount(from) >>> LOW_BITS; i > 0; i--) {
      skipValue(from);
    }
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
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException broken) {
      throw new IOException("the fields of a retained event are damaged", broken);
    }
  }

  private static byte[] withIds(byte[] packed, List<Integer> ids) {
    ByteBuffer from = ByteBuffer.wrap(packed);
    // An id may take more bytes in this table than in that of the writer.
    ByteBuffer to = ByteBuffer.allocate(packed.length + ids.size() * Integer.BYTES);
    for (int id : ids) {
      Varint.getCount(from);
      int start = from.position();
      skipField(from);
      if (id != FieldTable.FULL) {
        Varint.put(to, id);
        to.put(packed, start, from.position() - start);
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
