package perilune.telemetry.eslogger;

import perilune.event.KnownField;
import perilune.telemetry.json.JsonTree;

/** Puts the {@code file.*} fields of es_file_t and of places that are about to exist. */
final class FileFields {

  private static final long PERMISSION_BITS = 07777;
  private static final int TYPE_SHIFT = 12;

  // By the four upper bits of a mode, S_IFMT.
  private static final Word NO_TYPE = new Word("");
  private static final Word DEVICE = new Word("device");
  private static final Word[] TYPES = new Word[16];

  static {
    java.util.Arrays.fill(TYPES, NO_TYPE);
    TYPES[1] = new Word("fifo");
    TYPES[2] = DEVICE;
    TYPES[4] = new Word("dir");
    TYPES[6] = DEVICE;
    TYPES[8] = new Word("file");
    TYPES[10] = new Word("symlink");
    TYPES[12] = new Word("socket");
  }

  private final FieldWriter writer;
  private final PathText path = new PathText();
  private final byte[] octal = new byte[4];

  FileFields(FieldWriter writer) {
    this.writer = writer;
  }

  /** Puts a file that there is, with the mode that it has. */
  void file(int file) {
    long mode = writer.number(writer.object(file, "stat"), "st_mode");
    fileWithMode(file, mode);
  }

  /** Puts a file that there is, with another mode. */
  void fileWithMode(int file, long mode) {
    fileOwned(file, mode, writer.number(writer.object(file, "stat"), "st_uid"));
  }

  /** Puts a file that there is, with another mode and owner. */
  void fileOwned(int file, long mode, long owner) {
    checkWhole(file);
    path.clear();
    path.add(writer.tree(), writer.text(file, "path"));
    path();
    mode(mode);
    writer.id(KnownField.FILE_UID, owner);
    int stat = writer.object(file, "stat");
    writer.id(KnownField.FILE_INODE, writer.number(stat, "st_ino"));
    writer.id(KnownField.FILE_DEVICE, writer.number(stat, "st_dev"));
    type(writer.number(stat, "st_mode"));
  }

  /** Puts a file by the folder in which it is and its name there. */
  void inFolder(int folder, int name) {
    checkWhole(folder);
    path.clear();
    path.add(writer.tree(), writer.text(folder, "path"));
    if (name != JsonTree.NONE) {
      if (path.length() > 0 && !path.endsWith('/')) {
        path.add('/');
      }
      path.add(writer.tree(), name);
    }
    path();
  }

  private void checkWhole(int file) {
    if (writer.truth(file, "path_truncated")) {
      writer.incomplete("the sensor cut a file's path");
    }
  }

  private void path() {
    if (path.length() == 0) {
      return;
    }
    byte[] bytes = path.bytes();
    int end = path.length();
    writer.bytes(KnownField.FILE_PATH, bytes, 0, end);
    int name = FieldWriter.afterSlash(bytes, 0, end);
    if (name == end) {
      return;
    }
    writer.bytes(KnownField.FILE_NAME, bytes, name, end);
    int dot = end - 1;
    while (dot > name && bytes[dot] != '.') {
      dot--;
    }
    if (dot > name && dot < end - 1) {
      writer.bytes(KnownField.FILE_EXTENSION, bytes, dot + 1, end);
    }
  }

  /** Puts permissions as four octal digits: 0755. */
  void mode(long mode) {
    if (mode < 0 || !writer.wants(KnownField.FILE_MODE)) {
      return;
    }
    long bits = mode & PERMISSION_BITS;
    for (int i = 0; i < octal.length; i++) {
      octal[i] = (byte) ('0' + (bits >> 3 * (3 - i) & 7));
    }
    writer.bytes(KnownField.FILE_MODE, octal, 0, octal.length);
  }

  private void type(long mode) {
    if (mode > 0) {
      Word type = TYPES[(int) (mode >> TYPE_SHIFT) & 0xF];
      if (type != NO_TYPE) {
        writer.word(KnownField.FILE_TYPE, type);
      }
    }
  }
}
