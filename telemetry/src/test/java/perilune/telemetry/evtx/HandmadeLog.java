package perilune.telemetry.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Writes event logs byte by byte, as Windows lays them out: names and templates where they are used
 * first, checksums right. Tests spoil the bytes afterwards.
 */
final class HandmadeLog {

  static final int CHUNK = 65_536;
  static final int FIRST_RECORD = 512;
  static final int FILE_HEADER = 4_096;

  /** A value of a template's instance. */
  static final class Value {

    private final int type;
    private final byte[] bytes;

    Value(int type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }

    int type() {
      return type;
    }

    byte[] bytes() {
      return bytes;
    }

    static Value text(String text) {
      return new Value(ValueText.STRING, text.getBytes(StandardCharsets.UTF_16LE));
    }

    static Value none() {
      return new Value(ValueText.NULL, new byte[0]);
    }
  }

  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Integer, Integer> templates = new HashMap<>();
  private final long first;
  private long next;
  private int lastRecord;

  /** Starts a chunk whose first record has this number. */
  HandmadeLog(long first) {
    this.first = first;
    this.next = first;
    chunk.position(FIRST_RECORD);
  }

  /** Gives a file with these chunks. */
  static byte[] file(byte[]... chunks) {
    ByteBuffer file =
        ByteBuffer.allocate(FILE_HEADER + chunks.length * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    file.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII));
    file.putLong(16, chunks.length - 1).putInt(32, 128).putShort(38, (short) 3);
    file.putShort(40, (short) FILE_HEADER).putShort(42, (short) chunks.length);
    file.putInt(124, crc(file.array(), 0, 120));
    file.position(FILE_HEADER);
    for (byte[] one : chunks) {
      file.put(one);
    }
    return Arrays.copyOf(file.array(), file.position());
  }

  /** Where the next thing is written. */
  int position() {
    return chunk.position();
  }

  ByteBuffer buffer() {
    return chunk;
  }

  /** Says whether a record of this size fits. */
  boolean hasRoom(int bytes) {
    return chunk.remaining() > bytes;
  }

  /** Writes one record around what this writes; gives where it starts. */
  int record(Consumer<HandmadeLog> content) {
    int start = chunk.position();
    chunk.putInt(0x2A2A).putInt(0).putLong(next++).putLong(133_000_000_000_000_000L + next);
    content.accept(this);
    while (chunk.position() % 8 != 4) {
      chunk.put((byte) 0);
    }
    int size = chunk.position() + 4 - start;
    chunk.putInt(size).putInt(start + 4, size);
    lastRecord = start;
    return start;
  }

  /** Gives the chunk with its header. */
  byte[] chunk() {
    int free = chunk.position();
    ByteBuffer whole = ByteBuffer.wrap(chunk.array().clone()).order(ByteOrder.LITTLE_ENDIAN);
    whole.put("ElfChnk\0".getBytes(StandardCharsets.US_ASCII));
    whole.putLong(first).putLong(next - 1).putLong(first).putLong(next - 1);
    whole.putInt(128).putInt(lastRecord).putInt(free);
    seal(whole.array());
    return whole.array();
  }

  /** Makes the checksums of a chunk right. */
  static void seal(byte[] chunk) {
    ByteBuffer whole = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    whole.putInt(52, crc(chunk, FIRST_RECORD, whole.getInt(48)));
    var header = new CRC32();
    header.update(chunk, 0, 120);
    header.update(chunk, 128, 512 - 128);
    whole.putInt(124, (int) header.getValue());
  }

  private static int crc(byte[] bytes, int from, int to) {
    var sum = new CRC32();
    sum.update(bytes, from, to - from);
    return (int) sum.getValue();
  }

  HandmadeLog fragment() {
    return token(0x0F).token(1).token(1).token(0);
  }

  HandmadeLog token(int token) {
    chunk.put((byte) token);
    return this;
  }

  /** Starts an element of a template; with attributes to come or without. */
  HandmadeLog open(String name, boolean attributes) {
    return open(name, attributes, 0xFFFF);
  }

  HandmadeLog open(String name, boolean attributes, int dependency) {
    token(attributes ? 0x41 : 0x01);
    chunk.putShort((short) dependency).putInt(0);
    return name(name).attributesTo(attributes);
  }

  /** Starts an element that stands outside of a template. */
  HandmadeLog openPlain(String name, boolean attributes) {
    token(attributes ? 0x41 : 0x01);
    chunk.putInt(0);
    return name(name).attributesTo(attributes);
  }

  private HandmadeLog attributesTo(boolean attributes) {
    if (attributes) {
      chunk.putInt(0);
    }
    return this;
  }

  HandmadeLog attribute(String name) {
    return token(0x06).name(name);
  }

  HandmadeLog text(String text) {
    token(0x05).token(0x01);
    return counted(text);
  }

  HandmadeLog counted(String text) {
    chunk.putShort((short) text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
    return this;
  }

  HandmadeLog value(int index, int type) {
    return substitution(0x0D, index, type);
  }

  HandmadeLog optional(int index, int type) {
    return substitution(0x0E, index, type);
  }

  private HandmadeLog substitution(int token, int index, int type) {
    token(token);
    chunk.putShort((short) index).put((byte) type);
    return this;
  }

  /** Writes a name's offset, and the name itself at its first use. */
  HandmadeLog name(String name) {
    Integer known = names.get(name);
    int place = known == null ? chunk.position() + 4 : known;
    chunk.putInt(place);
    if (known == null) {
      names.put(name, place);
      chunk.putInt(0).putShort((short) 0);
      counted(name);
      chunk.putShort((short) 0);
    }
    return this;
  }

  /** Writes an element {@code <name>text</name>} of a template. */
  HandmadeLog element(String name, String text) {
    return open(name, false).token(0x02).text(text).token(0x04);
  }

  /** Writes an instance of a template; its definition at its first use. */
  HandmadeLog template(int id, Consumer<HandmadeLog> definition, List<Value> values) {
    token(0x0C).token(1);
    chunk.putInt(id);
    Integer known = templates.get(id);
    int place = known == null ? chunk.position() + 4 : known;
    chunk.putInt(place);
    if (known == null) {
      templates.put(id, place);
      chunk.putInt(0).putLong(id).putLong(~id).putInt(0);
      int start = chunk.position();
      fragment();
      definition.accept(this);
      token(0);
      chunk.putInt(start - 4, chunk.position() - start);
    }
    return values(values);
  }

  HandmadeLog values(List<Value> values) {
    chunk.putInt(values.size());
    for (Value value : values) {
      chunk.putShort((short) value.bytes().length).put((byte) value.type()).put((byte) 0);
    }
    for (Value value : values) {
      chunk.put(value.bytes());
    }
    return this;
  }
}
