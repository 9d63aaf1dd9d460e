package perilune.event;

import java.nio.ByteBuffer;

/**
 * The part of a header that says where the record lies and who it is, in few bytes: numbers as
 * {@link Varint}, the hash as it is.
 */
final class PackedHeader {

  /** Numbers in front of the hash, count. */
  private static final int NUMBERS = 5;

  private PackedHeader() {}

  /** Gives the bytes that it takes. */
  static int size(EventHeader header) {
    return Varint.size(header.input)
        + Varint.size(header.offset)
        + Varint.size(header.length)
        + Varint.size(header.line)
        + Varint.size(header.occurrence)
        + 2 * Long.BYTES;
  }

  /** Writes it. */
  static void pack(EventHeader header, ByteBuffer to) {
    Varint.put(to, header.input);
    Varint.put(to, header.offset);
    Varint.put(to, header.length);
    Varint.put(to, header.line);
    Varint.put(to, header.occurrence);
    to.putLong(header.hashHigh).putLong(header.hashLow);
  }

  /** Reads the input's number alone. */
  static int input(ByteBuffer from) {
    return (int) Varint.get(from);
  }

  /** Reads the place in the input alone. */
  static long offset(ByteBuffer from) {
    Varint.get(from);
    return Varint.get(from);
  }

  /** Goes to what lies behind the header. */
  static void skip(ByteBuffer from) {
    for (int i = 0; i < NUMBERS; i++) {
      Varint.get(from);
    }
    from.position(from.position() + 2 * Long.BYTES);
  }

  /** Reads what {@link #pack} wrote. */
  static void unpack(ByteBuffer from, EventHeader into) {
    into.input = (int) Varint.get(from);
    into.offset = Varint.get(from);
    into.length = Varint.get(from);
    into.line = Varint.get(from);
    into.occurrence = (int) Varint.get(from);
    into.hashHigh = from.getLong();
    into.hashLow = from.getLong();
  }
}
