package perilune.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes events as bytes and reads them back, for spilling, snapshots and the wire.
 *
 * <p>Fields travel by name, because ids live in one process only.
 */
public final class EventCodec {

  private EventCodec() {}

  /** Writes one event. */
  public static void write(Event event, DataOutput out) throws IOException {
    writeHeader(event.header(), out);
    out.writeInt(event.fieldCount());
    for (int i = 0; i < event.fieldCount(); i++) {
      writeField(event, event.fieldAt(i), out);
    }
  }

  /** Reads one event into another, which forgets what it had. */
  public static void read(Event into, DataInput in) throws IOException {
    into.clear();
    readHeader(into.header(), in);
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      readField(into, in);
    }
  }

  static void writeHeader(EventHeader header, DataOutput out) throws IOException {
    out.writeLong(header.timeNanos);
    out.writeBoolean(header.timed);
    out.writeLong(header.sequence);
    out.writeInt(header.input);
    out.writeLong(header.offset);
    out.writeLong(header.length);
    out.writeLong(header.line);
    out.writeLong(header.hashHigh);
    out.writeLong(header.hashLow);
    out.writeInt(header.occurrence);
    out.writeUTF(header.hostKey);
  }

  static void readHeader(EventHeader header, DataInput in) throws IOException {
    header.timeNanos = in.readLong();
    header.timed = in.readBoolean();
    header.sequence = in.readLong();
    header.input = in.readInt();
    header.offset = in.readLong();
    header.length = in.readLong();
    header.line = in.readLong();
    header.hashHigh = in.readLong();
    header.hashLow = in.readLong();
    header.occurrence = in.readInt();
    header.hostKey = in.readUTF();
  }

  private static void writeField(Event event, int field, DataOutput out) throws IOException {
    out.writeUTF(event.table().name(field));
    byte kind = event.kind(field);
    out.writeByte(kind);
    int values = 0;
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      values++;
    }
    out.writeInt(values);
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      out.writeByte(event.tag(v));
      if (event.tag(v) == Tag.TEXT) {
        out.writeInt(event.length(v));
        out.write(event.arena(), event.offset(v), event.length(v));
      } else {
        out.writeLong(event.longValue(v));
      }
    }
  }

  private static void readField(Event into, DataInput in) throws IOException {
    int field = into.table().intern(in.readUTF());
    byte kind = in.readByte();
    if (kind == Kind.NULL) {
      into.putNull(field);
    } else if (kind == Kind.EMPTY_ARRAY) {
      into.putEmptyArray(field);
    }
    int values = in.readInt();
    for (int i = 0; i < values; i++) {
      readValue(into, field, in);
    }
  }

  private static void readValue(Event into, int field, DataInput in) throws IOException {
    byte tag = in.readByte();
    if (tag == Tag.TEXT) {
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      into.put(field, text, 0, text.length);
      return;
    }
    long bits = in.readLong();
    switch (tag) {
      case Tag.LONG -> into.putLong(field, bits);
      case Tag.DOUBLE -> into.putDouble(field, Double.longBitsToDouble(bits));
      default -> into.putBoolean(field, bits != 0);
    }
  }
}
