package perilune.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An event that outlives its turn: time, identity, the place of its record, and the fields that
 * somebody asked to keep.
 *
 * <p>Immutable and compact: the fields lie in one array of bytes. It knows the {@link FieldTable}
 * of its ids; written out, fields travel by name.
 */
public final class RetainedEvent {

  private final FieldTable table;
  private final EventHeader header;
  private final byte[] fields;

  private RetainedEvent(FieldTable table, EventHeader header, byte[] fields) {
    this.table = table;
    this.header = header;
    this.fields = fields;
  }

  /**
   * Keeps an event.
   *
   * @param projection ids of the fields to keep, each once; absent ones cost nothing
   */
  public static RetainedEvent of(Event event, int[] projection) {
    var header = new EventHeader();
    header.copyFrom(event.header());
    return new RetainedEvent(event.table(), header, PackedFields.pack(event, projection));
  }

  /** Keeps an event with all its fields. */
  public static RetainedEvent whole(Event event) {
    int[] all = new int[event.fieldCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = event.fieldAt(i);
    }
    return of(event, all);
  }

  /** Makes an event that has this one's header and kept fields, and forgets what it had. */
  public void restoreTo(Event event) {
    event.clear();
    event.header().copyFrom(header);
    PackedFields.restore(fields, table, event);
  }

  /** Gives a copy of the header. */
  public EventHeader header() {
    var copy = new EventHeader();
    copy.copyFrom(header);
    return copy;
  }

  /** Gives the event's id: {@code event.id} if it was kept and has a value, else computed. */
  public String id() {
    return text(KnownField.EVENT_ID).orElseGet(header::computedId);
  }

  /** Gives event time in nanoseconds since 1970-01-01T00:00Z; meaningless unless {@link #timed}. */
  public long timeNanos() {
    return header.timeNanos;
  }

  /** Says whether the record says when it happened. */
  public boolean timed() {
    return header.timed;
  }

  /** Gives the source's own order among events of one time, unsigned, or 0 where it has none. */
  public long sequence() {
    return header.sequence;
  }

  /** Gives the number of the input from which the record came. */
  public int input() {
    return header.input;
  }

  /** Gives where the record starts in its input, in bytes after decompression. */
  public long offset() {
    return header.offset;
  }

  /** Gives the length of the record in bytes. */
  public long length() {
    return header.length;
  }

  /** Gives the line of the record's start in its input, from 1. */
  public long line() {
    return header.line;
  }

  /** Gives the host that state is kept for. */
  public String hostKey() {
    return header.hostKey;
  }

  /** Gives the first kept value of a field as text. O(bytes kept). */
  public Optional<String> text(KnownField field) {
    return texts(field).stream().findFirst();
  }

  /** Gives all kept values of a field as text, in order. O(bytes kept). */
  public List<String> texts(KnownField field) {
    return texts(field.id());
  }

  /** Gives all kept values of a field as text, in order. O(bytes kept). */
  public List<String> texts(int field) {
    return PackedFields.texts(fields, field);
  }

  /** Writes it, fields by name. */
  public void write(DataOutput out) throws IOException {
    EventCodec.writeHeader(header, out);
    PackedFields.write(fields, table, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param table gives the ids; names for which it has no room are left out
   * @throws IOException if the bytes cannot be had or are not what {@link #write} writes
   */
  public static RetainedEvent read(FieldTable table, DataInput in) throws IOException {
    var header = new EventHeader();
    EventCodec.readHeader(header, in);
    return new RetainedEvent(table, header, PackedFields.read(table, in));
  }
}
