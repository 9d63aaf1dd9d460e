package perilune.telemetry.auditd;

import org.jspecify.annotations.Nullable;
import perilune.event.KnownField;

/**
 * What happens to files. The file is the one that a call made, removed or used, never the PARENT
 * directory that is recorded with it.
 *
 * <p>A failed call is {@code event.type: info}, so that creation, change, deletion and access mean
 * what they say.
 */
final class FileMapping {

  // From open(2); the same on all architectures of SyscallTable.
  private static final long ACCESS_MODE = 3;
  private static final long CREATE_FLAG = 0x40;
  private static final long TRUNCATE_FLAG = 0x200;

  private static final long PERMISSION_BITS = 07777;

  private static final Word CREATED = new Word("CREATE");
  private static final Word DELETED = new Word("DELETE");
  private static final Word PARENT = new Word("PARENT");

  private static final Word OPEN = new Word("open");
  private static final Word OPENED_FOR_WRITING = new Word("opened-for-writing");
  private static final Word RENAME = new Word("rename");
  private static final Word PERMISSIONS = new Word("permissions-modified");
  private static final Word OWNERSHIP = new Word("ownership-modified");
  private static final Word TRUNCATE = new Word("truncate");

  private final EventRecords records;
  private final FieldWriter writer;
  private final FdTable descriptors;
  private final FileFields file;

  FileMapping(EventRecords records, FieldWriter writer, FdTable descriptors) {
    this.records = records;
    this.writer = writer;
    this.descriptors = descriptors;
    this.file = new FileFields(records, writer);
  }

  /** Puts what open, openat, openat2 or creat says. */
  void open(long owner) {
    RecordFields created = byType(CREATED);
    RecordFields target = created == null ? main() : created;
    boolean named = target != null && file.write(target, records.call().directory());
    if (!records.succeeded()) {
      writer.meaning(Word.FILE, Word.INFORMATION, OPEN);
      return;
    }
    if (created != null) {
      writer.meaning(Word.FILE, Word.CREATION, Word.CREATION);
    } else if (writes()) {
      writer.meaning(Word.FILE, Word.CHANGE, OPENED_FOR_WRITING);
    } else {
      writer.meaning(Word.FILE, Word.ACCESS, OPEN);
    }
    long descriptor = records.syscall.decimal(Key.EXIT);
    if (named && file.path().length > 0 && file.path().array[0] == '/') {
      descriptors.put(owner, descriptor, file.path().array, file.path().length);
    } else {
      descriptors.forget(owner, descriptor);
    }
  }

  private boolean writes() {
    Key argument = records.call().argument();
    long flags =
        argument == null ? records.openat2.octal(Key.OFLAG) : records.syscall.hex(argument);
    if (flags == Bytes.NO_NUMBER) {
      // creat has no flags and writes; an openat2 whose record is missing is taken as reading.
      return records.call().directory() == null && argument == null;
    }
    return (flags & ACCESS_MODE) != 0 || (flags & (CREATE_FLAG | TRUNCATE_FLAG)) != 0;
  }

  /** Puts what a rename says: the file has its new name, the old one beside it. */
  void rename() {
    change(Word.CHANGE, RENAME);
    RecordFields created = byType(CREATED);
    RecordFields target = created == null ? main() : created;
    if (target != null) {
      file.write(target, records.call().newDirectory());
    }
    if (created != null) {
      file.writeOriginal(byType(DELETED), records.call().directory());
    }
  }

  /** Puts what unlink or rmdir says. */
  void unlink() {
    change(Word.DELETION, Word.DELETION);
    RecordFields deleted = byType(DELETED);
    write(deleted == null ? main() : deleted, records.call().directory());
  }

  /** Puts what mkdir or mknod says. */
  void makeNode() {
    change(Word.CREATION, Word.CREATION);
    RecordFields created = byType(CREATED);
    write(created == null ? main() : created, records.call().directory());
  }

  /** Puts what link or symlink says: the file is the link. */
  void link() {
    change(Word.CREATION, Word.CREATION);
    RecordFields created = byType(CREATED);
    write(created, records.call().newDirectory());
    RecordFields target = other(created);
    if (target != null) {
      file.writeTarget(target);
    }
  }

  /** Puts what chmod says; the mode is the new one, the record of the path has the old. */
  void changeMode() {
    change(Word.CHANGE, PERMISSIONS);
    Key argument = records.call().argument();
    long mode = argument == null ? Bytes.NO_NUMBER : records.syscall.hex(argument);
    file.writeWithMode(
        main(),
        records.call().directory(),
        mode == Bytes.NO_NUMBER ? mode : mode & PERMISSION_BITS);
  }

  /** Puts what chown says. */
  void changeOwner() {
    change(Word.CHANGE, OWNERSHIP);
    write(main(), records.call().directory());
  }

  /** Puts what truncate says. */
  void truncate() {
    change(Word.CHANGE, TRUNCATE);
    write(main(), records.call().directory());
  }

  /** Puts only the file that some other call was about. */
  void mention() {
    RecordFields created = byType(CREATED);
    RecordFields deleted = byType(DELETED);
    RecordFields target = created == null ? deleted : created;
    write(target == null ? main() : target, records.call().directory());
  }

  private void change(Word type, Word action) {
    writer.meaning(Word.FILE, records.succeeded() ? type : Word.INFORMATION, action);
  }

  private void write(@Nullable RecordFields path, @Nullable Key directory) {
    if (path != null) {
      file.write(path, directory);
    }
  }

  private @Nullable RecordFields byType(Word type) {
    for (int i = 0; i < records.pathCount(); i++) {
      if (isOfType(records.path(i), type)) {
        return records.path(i);
      }
    }
    return null;
  }

  /** Before Linux 3.12 or so the key was objtype. */
  private static boolean isOfType(RecordFields path, Word type) {
    return path.is(Key.NAMETYPE, type) || path.is(Key.OBJTYPE, type);
  }

  /** Gives the last path that is no parent directory, or null. */
  private @Nullable RecordFields main() {
    return other(null);
  }

  private @Nullable RecordFields other(@Nullable RecordFields known) {
    for (int i = records.pathCount() - 1; i >= 0; i--) {
      RecordFields path = records.path(i);
      if (path != known && !isOfType(path, PARENT)) {
        return path;
      }
    }
    return null;
  }

  /** Puts the names of all paths, as written, in the order of their items. */
  void names() {
    if (writer.wants(KnownField.AUDITD_PATH_NAMES)) {
      for (int i = 0; i < records.pathCount(); i++) {
        writer.field(KnownField.AUDITD_PATH_NAMES, records.path(i), Key.NAME);
      }
    }
  }
}
