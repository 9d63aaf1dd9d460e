package perilune.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened: fields, time, identity and the place of its record.
 *
 * <p>Text lives as UTF-8 in one arena; every value is a tag and 64 bits; the values of one field
 * form a chain, so that {@code {"a":[{"b":1},{"b":2}]}} and {@code "a.b":[1,2]} come out alike.
 * Absent, null, empty string, empty array, one and several values are told apart. Reading and
 * writing allocate nothing once the arrays have grown; strings are made only by {@link #text}.
 *
 * <p>Owned by one thread at a time, and reused: {@link #clear} forgets everything, {@link
 * #copyFrom} makes a copy to keep.
 */
public final class Event {

  /** No value: what {@link #firstValue} and {@link #nextValue} give at the end. */
  public static final int NONE = -1;

  private final FieldTable table;

  // By field id. kind is what is there; head and tail are ends of the chain of values.
  private byte[] kinds;
  private int[] heads;
  private int[] tails;
  // The ids that are set, in the order in which they were set: clearing is O(fields set).
  private int[] setIds = new int[64];
  private int setCount;

  // By value.
  private byte[] tags = new byte[64];
  private long[] bits = new long[64];
  private int[] nexts = new int[64];
  private int valueCount;

  private byte[] arena = new byte[1024];
  private int arenaUsed;

  private final EventHeader header = new EventHeader();

  /** Makes an empty event whose field ids are those of the table. */
  public Event(FieldTable table) {
    this.table = table;
    int size = table.size();
    kinds = new byte[size];
    heads = new int[size];
    tails = new int[size];
  }

  /** Gives time, order, identity and place of the record. */
  public EventHeader header() {
    return header;
  }

  /** Gives the table that explains the field ids. */
  public FieldTable table() {
    return table;
  }

  /** Forgets everything. O(fields set). */
  public void clear() {
    for (int i = 0; i < setCount; i++) {
      kinds[setIds[i]] = Kind.ABSENT;
    }
    setCount = 0;
    valueCount = 0;
    arenaUsed = 0;
    header.clear();
  }

  // ---- writing ----

  /** Adds a text value to those of a field; one in this event's {@link #arena} is not copied. */
  @SuppressWarnings("ReferenceEquality")
  public void put(int field, byte[] source, int offset, int length) {
    int at = source == arena ? offset : lay(source, offset, length);
    append(field, Tag.TEXT, pack(at, length));
  }

  /** Copies bytes into the {@link #arena}, for values that lie in them; gives where. */
  public int lay(byte[] source, int offset, int length) {
    int at = reserve(length);
    System.arraycopy(source, offset, arena, at, length);
    arenaUsed = at + length;
    return at;
  }

  /** Adds a text value. Allocates only where it is not ASCII. */
  public void put(int field, String text) {
    int at = reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(field, utf8, 0, utf8.length);
        return;
      }
      arena[at + i] = (byte) text.charAt(i);
    }
    arenaUsed = at + text.length();
    append(field, Tag.TEXT, pack(at, text.length()));
  }

  /** Adds a text value. */
  public void put(KnownField field, String text) {
    put(field.id(), text);
  }

  /** Adds a text value. */
  public void put(KnownField field, byte[] source, int offset, int length) {
    put(field.id(), source, offset, length);
  }

  /** Adds a whole number. */
  public void putLong(int field, long value) {
    append(field, Tag.LONG, value);
  }

  /** Adds a whole number. */
  public void putLong(KnownField field, long value) {
    putLong(field.id(), value);
  }

  /** Adds a number with a fraction. */
  public void putDouble(int field, double value) {
    append(field, Tag.DOUBLE, Double.doubleToRawLongBits(value));
  }

  /** Adds a truth value. */
  public void putBoolean(int field, boolean value) {
    append(field, Tag.BOOLEAN, value ? 1 : 0);
  }

  /** Adds a truth value. */
  public void putBoolean(KnownField field, boolean value) {
    putBoolean(field.id(), value);
  }

  /** Says that the record has the field and that it is null, unless it has a value. */
  public void putNull(int field) {
    mark(field, Kind.NULL);
  }

  /** Says that the record has the field and that it is an empty array, unless it has a value. */
  public void putEmptyArray(int field) {
    mark(field, Kind.EMPTY_ARRAY);
  }

  /** Takes a field away. */
  public void remove(int field) {
    if (field < kinds.length && kinds[field] != Kind.ABSENT) {
      kinds[field] = Kind.ABSENT;
      int kept = 0;
      for (int i = 0; i < setCount; i++) {
        if (setIds[i] != field) {
          setIds[kept++] = setIds[i];
        }
      }
      setCount = kept;
    }
  }

  /** Puts one text value in the place of all that the field had. */
  public void replace(KnownField field, String text) {
    remove(field.id());
    put(field, text);
  }

  /** Adds the values of a field of another event to a field of this one. */
  public void putAll(int field, Event other, int otherField) {
    for (int v = other.firstValue(otherField); v != NONE; v = other.nextValue(v)) {
      putValue(field, other, v);
    }
  }

  /** Adds one value of another event to a field of this one. */
  public void putValue(int field, Event other, int value) {
    if (other.tag(value) == Tag.TEXT) {
      put(field, other.arena, other.offset(value), other.length(value));
    } else {
      append(field, other.tag(value), other.bits[value]);
    }
  }

  private void mark(int field, byte kind) {
    if (kind(field) == Kind.ABSENT) {
      enter(field);
      kinds[field] = kind;
    }
  }

  private void enter(int field) {
    if (field >= kinds.length) {
      int size = Math.max(table.size(), field + 1);
      kinds = Arrays.copyOf(kinds, size);
      heads = Arrays.copyOf(heads, size);
      tails = Arrays.copyOf(tails, size);
    }
    if (setCount == setIds.length) {
      setIds = Arrays.copyOf(setIds, setCount * 2);
    }
    setIds[setCount++] = field;
  }

  private void append(int field, byte tag, long value) {
    int v = newValue(tag, value);
    byte kind = kind(field);
    if (kind == Kind.ABSENT) {
      enter(field);
    }
    if (kind == Kind.ONE || kind == Kind.MANY) {
      nexts[tails[field]] = v;
      kinds[field] = Kind.MANY;
    } else {
      heads[field] = v;
      kinds[field] = Kind.ONE;
    }
    tails[field] = v;
  }

  private int newValue(byte tag, long value) {
    if (valueCount == tags.length) {
      tags = Arrays.copyOf(tags, valueCount * 2);
      bits = Arrays.copyOf(bits, valueCount * 2);
      nexts = Arrays.copyOf(nexts, valueCount * 2);
    }
    int v = valueCount++;
    tags[v] = tag;
    bits[v] = value;
    nexts[v] = NONE;
    return v;
  }

  /** Gives where in the arena so many bytes have room, until anything else is written. */
  int reserve(int length) {
    int needed = Math.addExact(arenaUsed, length);
    if (needed > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(needed, arena.length * 2));
    }
    return arenaUsed;
  }

  private static long pack(int offset, int length) {
    return ((long) offset << Integer.SIZE) | length;
  }

  // ---- reading ----

  /** Gives what is there, one of {@link Kind}. */
  public byte kind(int field) {
    return field >= 0 && field < kinds.length ? kinds[field] : Kind.ABSENT;
  }

  /** Says whether the field has at least one value. */
  public boolean has(int field) {
    return kind(field) >= Kind.ONE;
  }

  /** Says whether the field has at least one value. */
  public boolean has(KnownField field) {
    return has(field.id());
  }

  /** Gives the first value of a field, or {@link #NONE}. */
  public int firstValue(int field) {
    return has(field) ? heads[field] : NONE;
  }

  /** Gives the value after another of the same field, or {@link #NONE}. */
  public int nextValue(int value) {
    return nexts[value];
  }

  /** Gives the tag of a value, one of {@link Tag}. */
  public byte tag(int value) {
    return tags[value];
  }

  /** Gives where a text value starts in {@link #arena}. */
  public int offset(int value) {
    return (int) (bits[value] >>> Integer.SIZE);
  }

  /** Gives the length of a text value in bytes. */
  public int length(int value) {
    return (int) bits[value];
  }

  /** Gives a LONG value, or 0 or 1 for a BOOLEAN. */
  public long longValue(int value) {
    return bits[value];
  }

  /** Gives a DOUBLE value. */
  public double doubleValue(int value) {
    return Double.longBitsToDouble(bits[value]);
  }

  /** Gives the bytes in which text values lie. Not to be written to; moves when it grows. */
  public byte[] arena() {
    return arena;
  }

  /** Gives how many bytes of {@link #arena} hold texts: all text values lie in them. */
  public int arenaLength() {
    return arenaUsed;
  }

  /** Gives a value as text: numbers in decimal, truth values as {@code true} and {@code false}. */
  public String valueText(int value) {
    return switch (tags[value]) {
      case Tag.TEXT -> new String(arena, offset(value), length(value), StandardCharsets.UTF_8);
      case Tag.LONG -> Long.toString(bits[value]);
      case Tag.DOUBLE -> Double.toString(doubleValue(value));
      default -> bits[value] != 0 ? "true" : "false";
    };
  }

  /** Gives the first value of a field as text. Allocates: not for the hot path. */
  public Optional<String> text(int field) {
    int value = firstValue(field);
    return value == NONE ? Optional.empty() : Optional.of(valueText(value));
  }

  /** Gives the first value of a field as text. Allocates: not for the hot path. */
  public Optional<String> text(KnownField field) {
    return text(field.id());
  }

  /** Gives all values of a field as text, in order. Allocates: not for the hot path. */
  public List<String> texts(int field) {
    int first = firstValue(field);
    var all = new ArrayList<String>(first == NONE ? 0 : nexts[first] == NONE ? 1 : 8);
    for (int v = first; v != NONE; v = nextValue(v)) {
      all.add(valueText(v));
    }
    return all;
  }

  /** Gives all values of a field as text, in order. Allocates: not for the hot path. */
  public List<String> texts(KnownField field) {
    return texts(field.id());
  }

  /** Gives the first value of a field as a whole number, or another number where it has none. */
  public long longOr(KnownField field, long otherwise) {
    int value = firstValue(field.id());
    return value != NONE && tags[value] == Tag.LONG ? bits[value] : otherwise;
  }

  /** Says whether one of the field's values is this ASCII text. */
  public boolean hasText(KnownField field, String ascii) {
    for (int v = firstValue(field.id()); v != NONE; v = nextValue(v)) {
      if (tags[v] == Tag.TEXT && equalsAscii(v, ascii)) {
        return true;
      }
    }
    return false;
  }

  private boolean equalsAscii(int value, String ascii) {
    int rest = ascii.length();
    if (length(value) != rest) {
      return false;
    }
    while (rest > 0 && arena[offset(value) + rest - 1] == ascii.charAt(rest - 1)) {
      rest--;
    }
    return rest == 0;
  }

  /** Gives the number of fields that are set. */
  public int fieldCount() {
    return setCount;
  }

  /** Gives the id of the n-th field that was set, from 0. */
  public int fieldAt(int n) {
    return setIds[n];
  }

  /** Makes this event equal to another of the same table. O(fields set). */
  public void copyFrom(Event other) {
    clear();
    for (int i = 0; i < other.setCount; i++) {
      int field = other.setIds[i];
      if (other.has(field)) {
        putAll(field, other, field);
      } else {
        mark(field, other.kind(field));
      }
    }
    header.copyFrom(other.header);
  }
}
