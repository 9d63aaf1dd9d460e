package perilune.context.lineage;

import java.util.Arrays;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * An argument vector as an event has it: all texts one after the other, and where each ends.
 * Reused: valid until the next is read.
 */
final class Arguments {

  private byte[] text = Bytes.NONE;
  private int[] ends = new int[16];
  private int size;
  private long count;
  private boolean cut;

  /** Gives the number of arguments here. */
  int size() {
    return size;
  }

  /** Gives how many the process has, also those cut away; negative where unknown. */
  long count() {
    return count;
  }

  /** Says whether something was cut away, here or in the record. */
  boolean cut() {
    return cut;
  }

  /** Gives all arguments without separators; see {@link #textLength}. */
  byte[] text() {
    return text;
  }

  int textLength() {
    return size == 0 ? 0 : ends[size - 1];
  }

  int length(int number) {
    return ends[number] - (number == 0 ? 0 : ends[number - 1]);
  }

  /** Reads the arguments of a field of an event, at most so many bytes of them. */
  void read(Event event, KnownField field, int maxBytes) {
    int values = 0;
    long bytes = 0;
    for (int v = event.firstValue(field.id()); v != Event.NONE; v = event.nextValue(v)) {
      bytes += event.tag(v) == Tag.TEXT ? event.length(v) : event.valueText(v).length();
      values++;
    }
    size = 0;
    cut = false;
    count = values == 0 ? -1 : values;
    if (values > 0) {
      copy(event, field, values, (int) Math.min(bytes, maxBytes));
    }
  }

  private void copy(Event event, KnownField field, int values, int capacity) {
    reserve(capacity, Math.min(values, capacity + 1));
    int most = Math.min(values, capacity + 1);
    int used = 0;
    for (int v = event.firstValue(field.id());
        v != Event.NONE && size < most && !cut;
        v = event.nextValue(v)) {
      boolean isText = event.tag(v) == Tag.TEXT;
      byte[] source = isText ? event.arena() : Bytes.ascii(event.valueText(v));
      int whole = isText ? event.length(v) : source.length;
      int length = Math.min(whole, capacity - used);
      cut = length < whole;
      if (length > 0 || !cut) {
        System.arraycopy(source, isText ? event.offset(v) : 0, text, used, length);
        used += length;
        ends[size++] = used;
      }
    }
    cut |= size < values;
  }

  private void reserve(int bytes, int values) {
    if (text.length < bytes) {
      text = new byte[bytes];
    }
    if (ends.length < values) {
      ends = new int[values];
    }
  }

  /** Takes what the record says of their number and completeness. */
  void state(long statedCount, boolean cutInRecord) {
    count = statedCount < 0 ? count : statedCount;
    cut |= cutInRecord;
  }

  /** Gives the arguments joined by blanks, as a command line. */
  byte[] joined() {
    if (size == 0) {
      return Bytes.NONE;
    }
    byte[] line = new byte[textLength() + size - 1];
    int from = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        line[at++] = ' ';
      }
      System.arraycopy(text, from, line, at, ends[i] - from);
      at += ends[i] - from;
      from = ends[i];
    }
    return line;
  }

  /** Says whether a part of a text is what they give joined by blanks. */
  boolean isJoinedTo(byte[] line, int from, int to) {
    if (size == 0 || to - from != textLength() + size - 1) {
      return false;
    }
    int at = from;
    int begin = 0;
    for (int i = 0; i < size; i++) {
      int length = ends[i] - begin;
      if (i > 0 && line[at++] != ' '
          || !Arrays.equals(line, at, at + length, text, begin, ends[i])) {
        return false;
      }
      at += length;
      begin = ends[i];
    }
    return true;
  }
}
