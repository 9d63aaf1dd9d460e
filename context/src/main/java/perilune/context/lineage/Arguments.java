package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/** An argument vector: all texts one after the other, and where each ends. Immutable. */
final class Arguments {

  static final Arguments UNKNOWN = new Arguments(Bytes.NONE, new int[0], -1, false);

  private static final int MAX_IN_SNAPSHOT = 1 << 26;

  private final byte[] text;
  private final int[] ends;
  private final long count;
  private final boolean cut;

  /**
   * @param text all arguments without separators
   * @param ends end of each argument in the text
   * @param count arguments that the process has, also those cut away; negative where unknown
   * @param cut whether something was cut away, here or in the record
   */
  private Arguments(byte[] text, int[] ends, long count, boolean cut) {
    this.text = text;
    this.ends = ends;
    this.count = count;
    this.cut = cut;
  }

  long count() {
    return count;
  }

  boolean cut() {
    return cut;
  }

  /** Gives what it takes in memory, bytes. */
  long bytes() {
    return text.length + (long) Integer.BYTES * ends.length;
  }

  /** Says whether there is an argument vector at all. */
  boolean known() {
    return ends.length > 0;
  }

  /** Gives the arguments from a field of an event, at most so many bytes of them. */
  static Arguments of(Event event, KnownField field, int maxBytes) {
    int values = 0;
    long bytes = 0;
    for (int v = event.firstValue(field.id()); v != Event.NONE; v = event.nextValue(v)) {
      bytes += event.tag(v) == Tag.TEXT ? event.length(v) : event.valueText(v).length();
      values++;
    }
    return values == 0 ? UNKNOWN : copy(event, field, values, (int) Math.min(bytes, maxBytes));
  }

  private static Arguments copy(Event event, KnownField field, int values, int capacity) {
    byte[] text = new byte[capacity];
    int[] ends = new int[Math.min(values, capacity + 1)];
    int used = 0;
    int n = 0;
    boolean cut = false;
    for (int v = event.firstValue(field.id());
        v != Event.NONE && n < ends.length && !cut;
        v = event.nextValue(v)) {
      boolean isText = event.tag(v) == Tag.TEXT;
      byte[] source = isText ? event.arena() : Bytes.ascii(event.valueText(v));
      int whole = isText ? event.length(v) : source.length;
      int length = Math.min(whole, capacity - used);
      cut = length < whole;
      if (length > 0 || !cut) {
        System.arraycopy(source, isText ? event.offset(v) : 0, text, used, length);
        used += length;
        ends[n++] = used;
      }
    }
    byte[] kept = used == capacity ? text : Arrays.copyOf(text, used);
    return new Arguments(kept, Arrays.copyOf(ends, n), values, cut || n < values);
  }

  /** Gives these with what the record says of their number and completeness. */
  Arguments as(long statedCount, boolean cutInRecord) {
    boolean same = statedCount < 0 || statedCount == count;
    if (same && (!cutInRecord || cut)) {
      return this;
    }
    return new Arguments(text, ends, statedCount < 0 ? count : statedCount, cut || cutInRecord);
  }

  /** Gives the arguments joined by blanks, as a command line. */
  byte[] joined() {
    if (ends.length == 0) {
      return Bytes.NONE;
    }
    byte[] line = new byte[ends[ends.length - 1] + ends.length - 1];
    int from = 0;
    int at = 0;
    for (int i = 0; i < ends.length; i++) {
      if (i > 0) {
        line[at++] = ' ';
      }
      System.arraycopy(text, from, line, at, ends[i] - from);
      at += ends[i] - from;
      from = ends[i];
    }
    return line;
  }

  /** Adds the arguments to a field of an event. */
  void putTo(Event event, KnownField field) {
    int from = 0;
    for (int end : ends) {
      event.put(field, text, from, end - from);
      from = end;
    }
  }

  /** Says whether one of the arguments ends in this text. */
  boolean anyEndsWith(byte[] ending) {
    int from = 0;
    for (int end : ends) {
      int at = end - ending.length;
      if (at >= from && Arrays.equals(text, at, end, ending, 0, ending.length)) {
        return true;
      }
      from = end;
    }
    return false;
  }

  void writeTo(DataOutput out) throws IOException {
    Bytes.write(text, out);
    out.writeInt(ends.length);
    for (int end : ends) {
      out.writeInt(end);
    }
    out.writeLong(count);
    out.writeBoolean(cut);
  }

  static Arguments readFrom(DataInput in) throws IOException {
    byte[] text = Bytes.read(in);
    int[] ends = new int[Bytes.count(in, MAX_IN_SNAPSHOT)];
    int from = 0;
    for (int i = 0; i < ends.length; i++) {
      ends[i] = in.readInt();
      if (ends[i] < from || ends[i] > text.length) {
        throw new IOException("snapshot of a lineage is damaged: arguments");
      }
      from = ends[i];
    }
    return new Arguments(text, ends, in.readLong(), in.readBoolean());
  }
}
