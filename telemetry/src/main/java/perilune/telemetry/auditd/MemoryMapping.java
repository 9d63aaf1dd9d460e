package perilune.telemetry.auditd;

import perilune.event.KnownField;

/**
 * What happens to memory: libraries that are mapped, protections that are asked for, files that
 * exist in memory only.
 *
 * <p>An executable mapping of a file is a library's; its path is known where the open of that
 * descriptor was audited. An executable mapping of no file, one that is writable too, and every
 * mprotect are changes of protection.
 */
final class MemoryMapping {

  // From mmap(2).
  private static final long READ_BIT = 1;
  private static final long WRITE_BIT = 2;
  private static final long EXECUTE_BIT = 4;

  private static final Word READ = new Word("read");
  private static final Word WRITE = new Word("write");
  private static final Word EXECUTE = new Word("execute");
  private static final Word LOAD = new Word("load");
  private static final Word PROTECTION = new Word("memory-protection");

  private final EventRecords records;
  private final FieldWriter writer;
  private final FdTable descriptors;
  private final Bytes path = new Bytes();

  MemoryMapping(EventRecords records, FieldWriter writer, FdTable descriptors) {
    this.records = records;
    this.writer = writer;
    this.descriptors = descriptors;
  }

  /** Puts what mmap says. */
  void map(long owner) {
    long protection = protection();
    long descriptor = records.mapping.decimal(Key.FD);
    boolean executable = (protection & EXECUTE_BIT) != 0;
    boolean writable = (protection & WRITE_BIT) != 0;
    if (!executable) {
      writer.meaning(Word.PROCESS, Word.INFORMATION, records.call().name());
    } else if (writable || descriptor < 0) {
      protectionChange();
    } else {
      load(owner, descriptor);
    }
  }

  /** Puts what mprotect says. */
  void protect() {
    protection();
    protectionChange();
  }

  private void protectionChange() {
    Word type = records.succeeded() ? Word.CHANGE : Word.INFORMATION;
    writer.meaning(Word.PROCESS, type, PROTECTION);
  }

  private void load(long owner, long descriptor) {
    Word type = records.succeeded() ? Word.START : Word.INFORMATION;
    writer.meaning(Word.LIBRARY, type, LOAD);
    int known = descriptors.find(owner, descriptor);
    if (known >= 0 && descriptors.isPath(known)) {
      path.clear();
      descriptors.copy(known, path);
      // The linker closes a library once it is mapped, and close is not audited: the number's next
      // use is another file.
      descriptors.forget(owner, descriptor);
      int name = PathNames.nameStart(path);
      if (isLibraryName(name)) {
        writer.text(KnownField.DLL_PATH, path);
        writer.text(KnownField.DLL_NAME, path.array, name, path.length);
      }
    }
  }

  /**
   * Says whether the file's name is one of a shared library. Any other file behind the number was
   * closed unseen, and the mapping is of a file whose open was not audited: no name is better than
   * a wrong one.
   */
  private boolean isLibraryName(int nameStart) {
    for (int at = nameStart; at + 3 <= path.length; at++) {
      if (path.array[at] == '.' && path.array[at + 1] == 's' && path.array[at + 2] == 'o') {
        return true;
      }
    }
    return false;
  }

  /** Puts the protection that was asked for, and gives its bits. */
  private long protection() {
    long bits = records.syscall.hex(Key.A2);
    if (bits == Bytes.NO_NUMBER) {
      return 0;
    }
    putIf((bits & READ_BIT) != 0, READ);
    putIf((bits & WRITE_BIT) != 0, WRITE);
    putIf((bits & EXECUTE_BIT) != 0, EXECUTE);
    return bits;
  }

  private void putIf(boolean asked, Word protection) {
    if (asked) {
      writer.word(KnownField.MEMORY_PROTECTION, protection);
    }
  }

  /** Puts what memfd_create says: not the file's name, which no record has. */
  void memoryFile(long owner) {
    Word type = records.succeeded() ? Word.CHANGE : Word.INFORMATION;
    writer.meaning(Word.PROCESS, type, records.call().name());
    descriptors.forget(owner, records.syscall.decimal(Key.EXIT));
  }
}
