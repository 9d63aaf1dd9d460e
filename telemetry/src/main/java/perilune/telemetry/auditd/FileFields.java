package perilune.telemetry.auditd;

import org.jspecify.annotations.Nullable;
import perilune.event.KnownField;

/** Puts the {@code file.*} fields of one PATH record. Owned by one thread. */
final class FileFields {

  private static final long PERMISSION_BITS = 07777;
  private static final int TYPE_SHIFT = 12;

  // By the four upper bits of a mode, S_IFMT.
  private static final Word[] TYPES = new Word[16];

  static {
    TYPES[1] = new Word("fifo");
    TYPES[2] = new Word("device");
    TYPES[4] = Word.DIRECTORY;
    TYPES[6] = new Word("device");
    TYPES[8] = Word.FILE;
    TYPES[10] = new Word("symlink");
    TYPES[12] = new Word("socket");
  }

  private final FieldWriter writer;
  private final PathNames names;
  private final Bytes path = new Bytes();
  private final Bytes other = new Bytes();
  private final Bytes octal = new Bytes();

  FileFields(EventRecords records, FieldWriter writer) {
    this.writer = writer;
    this.names = new PathNames(records);
  }

  /** Puts a file with the mode that its record has; false if the record has no name. */
  boolean write(RecordFields record, @Nullable Key directory) {
    long mode = record.octal(Key.MODE);
    writeWithMode(record, directory, mode == Bytes.NO_NUMBER ? mode : mode & PERMISSION_BITS);
    return path.length > 0;
  }

  /** Puts a file, which may be unknown, with another mode. */
  void writeWithMode(@Nullable RecordFields record, @Nullable Key directory, long mode) {
    path.clear();
    if (mode != Bytes.NO_NUMBER && writer.wants(KnownField.FILE_MODE)) {
      mode(mode);
    }
    if (record == null) {
      return;
    }
    if (names.resolve(record, directory, path)) {
      int name = PathNames.nameStart(path);
      int extension = PathNames.extensionStart(path);
      writer.text(KnownField.FILE_PATH, path);
      writer.text(KnownField.FILE_NAME, path.array, name, path.length);
      if (extension < path.length) {
        writer.text(KnownField.FILE_EXTENSION, path.array, extension, path.length);
      }
    }
    identity(record);
    type(record.octal(Key.MODE));
  }

  private void identity(RecordFields record) {
    writer.field(KnownField.FILE_INODE, record, Key.INODE);
    writer.field(KnownField.FILE_DEVICE, record, Key.DEV);
    writer.field(KnownField.FILE_UID, record, Key.OUID);
  }

  /** Puts which file was executed, and its mode, but not its path: the event is the process's. */
  void writeExecuted(RecordFields record) {
    long mode = record.octal(Key.MODE);
    if (mode != Bytes.NO_NUMBER && writer.wants(KnownField.FILE_MODE)) {
      mode(mode & PERMISSION_BITS);
    }
    identity(record);
  }

  private void type(long mode) {
    if (mode > 0) {
      @Nullable Word type = TYPES[(int) (mode >> TYPE_SHIFT) & 0xF];
      if (type != null) {
        writer.word(KnownField.FILE_TYPE, type);
      }
    }
  }

  /** Four octal digits: 0755. */
  private void mode(long mode) {
    octal.clear();
    for (int shift = 9; shift >= 0; shift -= 3) {
      octal.add('0' + (int) (mode >> shift & 7));
    }
    writer.text(KnownField.FILE_MODE, octal);
  }

  /** Puts the name that a rename took away. */
  void writeOriginal(@Nullable RecordFields record, @Nullable Key directory) {
    if (record != null && names.resolve(record, directory, other)) {
      writer.text(KnownField.FILE_ORIGINAL_PATH, other);
    }
  }

  /** Puts what a link points to, as it was written: a symlink's is relative to the link. */
  void writeTarget(RecordFields record) {
    writer.field(KnownField.FILE_TARGET_PATH, record, Key.NAME);
  }

  /** Gives the path that was put last, empty if none was. */
  Bytes path() {
    return path;
  }
}
