package perilune.context.artefact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is known of one path: its last write, where it came from, what it served as. Mutable. */
final class FileEntry {

  /** The time of what never was seen. */
  static final long NEVER = Long.MIN_VALUE;

  /** Longest text in a snapshot, bytes; far above any limit in use. */
  private static final int MAX_IN_SNAPSHOT = 1 << 20;

  // What a file served as, bits.
  static final int EXECUTABLE = 1;
  static final int SCRIPT = 2;
  static final int LIBRARY = 4;

  // By what the file became a Lua interpreter.
  static final byte NO_ORIGIN = 0;
  static final byte COPY = 1;
  static final byte LINK = 2;
  static final byte RENAME = 3;

  // What the head of the file, or its writer, says of it.
  static final byte UNKNOWN_FORM = 0;
  static final byte SOURCE = 1;
  static final byte BYTECODE = 2;

  final TextKey path;
  long writeNanos = NEVER;
  int how;
  @Nullable Writer writer;

  /** User of the last write, where it is not the writer's first. */
  byte[] user = TextKey.NONE;

  /** The Lua interpreter from which it came, empty for others. */
  byte[] original = TextKey.NONE;

  byte origin;
  byte form;
  int usedAs;
  long usedNanos = NEVER;
  byte[] usedBy = TextKey.NONE;

  /** Hashes of inode and device, 0 where unknown. */
  long inode;

  long device;
  boolean deleted;

  /** Set for a directory that was moved here: what lies below was written elsewhere. */
  boolean movedDirectory;

  /** Order in which it came to its writer. */
  long number;

  /** Text that its table counts for it, bytes. */
  long countedBytes;

  /** Event time at which a command line said that it would be made. */
  long announcedNanos = NEVER;

  /** Event time at which it was last written, used or looked for. */
  long touchedNanos;

  FileEntry(TextKey path) {
    this.path = path;
  }

  /** Forgets the file that was there, for another of the same path. */
  void renew() {
    writeNanos = NEVER;
    announcedNanos = NEVER;
    how = 0;
    original = TextKey.NONE;
    origin = NO_ORIGIN;
    form = UNKNOWN_FORM;
    usedAs = 0;
    usedNanos = NEVER;
    usedBy = TextKey.NONE;
    inode = 0;
    device = 0;
    deleted = false;
    movedDirectory = false;
  }

  boolean isLua() {
    return origin != NO_ORIGIN;
  }

  /** Says whether it stays as long as there is room: what it is does not grow old. */
  boolean lasts() {
    return !deleted && (isLua() || form != UNKNOWN_FORM);
  }

  long textBytes() {
    return path.length() + (long) original.length + usedBy.length + user.length;
  }

  void writeTo(DataOutput out) throws IOException {
    TextKey.write(path.bytes(), out);
    out.writeLong(writeNanos);
    out.writeInt(how);
    TextKey.write(user, out);
    TextKey.write(original, out);
    out.writeByte(origin);
    out.writeByte(form);
    out.writeInt(usedAs);
    out.writeLong(usedNanos);
    TextKey.write(usedBy, out);
    out.writeLong(inode);
    out.writeLong(device);
    out.writeBoolean(deleted);
    out.writeBoolean(movedDirectory);
    out.writeLong(number);
    out.writeLong(announcedNanos);
    out.writeLong(touchedNanos);
  }

  private static byte below(byte value, byte max) throws IOException {
    if (value < 0 || value > max) {
      throw new IOException("snapshot of artefacts is damaged: a kind is " + value);
    }
    return value;
  }

  static FileEntry readFrom(DataInput in) throws IOException {
    byte[] path = TextKey.read(in, MAX_IN_SNAPSHOT);
    var entry = new FileEntry(new TextKey().text(path, 0, path.length).frozen());
    entry.writeNanos = in.readLong();
    entry.how = in.readInt();
    entry.user = TextKey.read(in, MAX_IN_SNAPSHOT);
    entry.original = TextKey.read(in, MAX_IN_SNAPSHOT);
    entry.origin = below(in.readByte(), RENAME);
    entry.form = below(in.readByte(), BYTECODE);
    entry.usedAs = in.readInt();
    entry.usedNanos = in.readLong();
    entry.usedBy = TextKey.read(in, MAX_IN_SNAPSHOT);
    entry.inode = in.readLong();
    entry.device = in.readLong();
    entry.deleted = in.readBoolean();
    entry.movedDirectory = in.readBoolean();
    entry.number = in.readLong();
    entry.announcedNanos = in.readLong();
    entry.touchedNanos = in.readLong();
    return entry;
  }

  /** Gives the nanoseconds between two times; never negative, as clocks may be centuries apart. */
  static long elapsed(long from, long to) {
    long nanos = to - from;
    return nanos < 0 ? Long.MAX_VALUE : nanos;
  }
}
