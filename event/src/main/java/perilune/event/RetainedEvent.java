package perilune.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * An event that outlives its turn: time, identity, the place of its record, and the fields that
 * somebody asked to keep.
 *
 * <p>Immutable and compact: all but what says the order lies in one array of bytes. It knows the
 * {@link FieldTable} of its ids; written out, fields travel by name.
 */
public final class RetainedEvent {

  private final FieldTable table;
  private final String hostKey;
  private final long timeNanos;
  private final long sequence;
  private final boolean timed;
  // The rest of the header, then the fields.
  private final byte[] packed;

  private RetainedEvent(FieldTable table, EventHeader header, byte[] packed) {
    this.table = table;
    this.hostKey = header.hostKey;
    this.timeNanos = header.timeNanos;
    this.sequence = header.sequence;
    this.timed = header.timed;
    this.packed = packed;
  }

  /**
   * Keeps an event.
   *
   * @param projection ids of the fields to keep, each once; absent ones cost nothing
   */
  public static RetainedEvent of(Event event, int[] projection) {
    EventHeader header = event.header();
    int size = PackedHeader.size(header) + PackedFields.size(event, projection);
    int start = event.reserve(size);
    ByteBuffer to = ByteBuffer.wrap(event.arena(), start, size);
    PackedHeader.pack(header, to);
    PackedFields.pack(event, projection, to);
    byte[] packed = new byte[to.position() - start];
    to.get(start, packed);
    return new RetainedEvent(event.table(), header, packed);
  }

  /** Keeps an event with all its fields. */
  public static RetainedEvent whole(Event event) {
    int[] all = new int[event.fieldCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = event.fieldAt(i);
    }
    return of(event, all);
  }

  /** Gives the same event with another header. O(bytes kept). */
  public RetainedEvent with(EventHeader header) {
    ByteBuffer fields = unpack(new EventHeader());
    ByteBuffer to = ByteBuffer.allocate(PackedHeader.size(header) + fields.remaining());
    PackedHeader.pack(header, to);
    to.put(fields);
    return new RetainedEvent(table, header, to.array());
  }

  /** Gives how many bytes it takes, besides a fixed number. */
  public int packedBytes() {
    return packed.length;
  }

  /** Makes an event that has this one's header and kept fields, and forgets what it had. */
  public void restoreTo(Event event) {
    event.clear();
    ByteBuffer from = unpack(event.header());
    PackedFields.restore(from, table, event);
  }

  /** Fills a header and gives the fields behind it. */
  private ByteBuffer unpack(EventHeader into) {
    ByteBuffer from = ByteBuffer.wrap(packed);
    PackedHeader.unpack(from, into);
    into.timeNanos = timeNanos;
    into.sequence = sequence;
    into.timed = timed;
    into.hostKey = hostKey;
    return from;
  }

  /** Gives a copy of the header. */
  public EventHeader header() {
    var copy = new EventHeader();
    unpack(copy);
    return copy;
  }

  /** Gives the event's id: {@code event.id} if it was kept and has a value, else computed. */
  public String id() {
    return text(KnownField.EVENT_ID).orElseGet(() -> header().computedId());
  }

  /** Gives event time in nanoseconds since 1970-01-01T00:00Z; meaningless unless {@link #timed}. */
  public long timeNanos() {
    return timeNanos;
  }

  /** Says whether the record says when it happened. */
  public boolean timed() {
    return timed;
  }

  /** Gives the source's own order among events of one time, unsigned, or 0 where it has none. */
  public long sequence() {
    return sequence;
  }

  /** Gives the number of the input from which the record came. */
  public int input() {
    return PackedHeader.input(ByteBuffer.wrap(packed));
  }

  /** Gives where the record starts in its input, in bytes after decompression. */
  public long offset() {
    return PackedHeader.offset(ByteBuffer.wrap(packed));
  }

  /** Gives the length of the record in bytes. */
  public long length() {
    return header().length;
  }

  /** Gives the line of the record's start in its input, from 1. */
  public long line() {
    return header().line;
  }

  /** Gives the host that state is kept for. */
  public String hostKey() {
    return hostKey;
  }

  /** Gives the first kept value of a field as text. O(bytes kept). */
  public Optional<String> text(KnownField field) {
    return PackedFields.text(fields(), table, field.id());
  }

  /** Gives all kept values of a field as text, in order. O(bytes kept). */
  public List<String> texts(KnownField field) {
    return texts(field.id());
  }

  /** Gives all kept values of a field as text, in order. O(bytes kept). */
  public List<String> texts(int field) {
    return PackedFields.texts(fields(), table, field);
  }

  private ByteBuffer fields() {
    ByteBuffer from = ByteBuffer.wrap(packed);
    PackedHeader.skip(from);
    return from;
  }

  /** Writes it for {@link #readPacked} in this process, fields by id. */
  public void writePacked(DataOutput out) throws IOException {
    out.writeUTF(hostKey);
    out.writeLong(timeNanos);
    out.writeLong(sequence);
    out.writeBoolean(timed);
    out.writeInt(packed.length);
    out.write(packed);
  }

  /** Reads what {@link #writePacked} wrote, in this process and with the same table. */
  public static RetainedEvent readPacked(FieldTable table, DataInput in) throws IOException {
    var header = new EventHeader();
    header.hostKey = in.readUTF();
    header.timeNanos = in.readLong();
    header.sequence = in.readLong();
    header.timed = in.readBoolean();
    byte[] packed = new byte[in.readInt()];
    in.readFully(packed);
    return new RetainedEvent(table, header, packed);
  }

  /** Writes it, fields by name. */
  public void write(DataOutput out) throws IOException {
    var header = new EventHeader();
    ByteBuffer fields = unpack(header);
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
    byte[] fields = PackedFields.read(table, in);
    ByteBuffer to = ByteBuffer.allocate(PackedHeader.size(header) + fields.length);
    PackedHeader.pack(header, to);
    to.put(fields);
    return new RetainedEvent(table, header, to.array());
  }
}
