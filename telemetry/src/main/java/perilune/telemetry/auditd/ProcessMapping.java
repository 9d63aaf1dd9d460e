package perilune.telemetry.auditd;

import perilune.event.KnownField;

/**
 * Says who did it: process, users, session and audit keys, from the system call's record or,
 * without one, from the record that leads.
 *
 * <p>Owned by one thread.
 */
final class ProcessMapping {

  /** Bytes of a process's name in the kernel, TASK_COMM_LEN without its end. */
  private static final int COMM_BYTES = 15;

  /** How audit writes that no user or session is set: -1 as 32 bits without sign. */
  private static final Word UNSET = new Word("4294967295");

  private static final Word NO_USER = new Word("-1");

  private final EventRecords records;
  private final FieldWriter writer;
  private final EnrichedNames names;
  private final Bytes executable = new Bytes();
  private final Bytes comm = new Bytes();
  private final Bytes keys = new Bytes();
  private final Bytes title = new Bytes();

  ProcessMapping(EventRecords records, FieldWriter writer) {
    this.records = records;
    this.writer = writer;
    this.names = new EnrichedNames(records, writer);
  }

  /**
   * Puts the fields.
   *
   * @param firstArgument argument 0 of an exec, else empty
   * @param execPath path that an exec named, else empty
   */
  void write(Bytes firstArgument, Bytes execPath) {
    RecordFields actor = records.actor();
    writer.number(KnownField.PROCESS_PID, actor.decimal(Key.PID));
    writer.number(KnownField.PROCESS_PARENT_PID, actor.decimal(Key.PPID));
    image(actor, firstArgument, execPath);
    terminal(actor);
    users(actor);
    tags(actor);
    title();
    writer.field(KnownField.PROCESS_WORKING_DIRECTORY, records.cwd, Key.CWD);
  }

  private void image(RecordFields actor, Bytes firstArgument, Bytes execPath) {
    executable.clear();
    if (actor.has(Key.EXE)) {
      ValueDecoder.append(actor, Key.EXE, executable);
      writer.text(KnownField.PROCESS_EXECUTABLE, executable);
      writer.text(
          KnownField.IMAGE_NAME,
          executable.array,
          PathNames.nameStart(executable),
          PathNames.nameEnd(executable));
    }
    if (actor.has(Key.COMM) && writer.wants(KnownField.PROCESS_NAME)) {
      name(actor, firstArgument, execPath);
    }
  }

  /** The kernel cuts names to 15 bytes; the whole name is taken where something has it. */
  private void name(RecordFields actor, Bytes firstArgument, Bytes execPath) {
    comm.clear();
    ValueDecoder.append(actor, Key.COMM, comm);
    if (comm.length == COMM_BYTES) {
      if (completes(executable) || completes(firstArgument) || completes(execPath)) {
        return;
      }
    }
    writer.text(KnownField.PROCESS_NAME, comm);
  }

  private boolean completes(Bytes path) {
    int start = PathNames.nameStart(path);
    int end = PathNames.nameEnd(path);
    if (end - start <= COMM_BYTES) {
      return false;
    }
    for (int i = 0; i < COMM_BYTES; i++) {
      if (path.array[start + i] != comm.array[i]) {
        return false;
      }
    }
    writer.text(KnownField.PROCESS_NAME, path.array, start, end);
    return true;
  }

  private void terminal(RecordFields actor) {
    if (actor.start(Key.TTY) >= 0) {
      writer.flag(KnownField.PROCESS_INTERACTIVE, actor.has(Key.TTY));
      writer.field(KnownField.PROCESS_TTY, actor, Key.TTY);
    }
  }

  private void users(RecordFields actor) {
    boolean audited = isSet(actor, Key.AUID);
    if (audited) {
      writer.field(KnownField.USER_AUDIT_ID, actor, Key.AUID);
    }
    writer.field(KnownField.USER_ID, actor, audited ? Key.AUID : Key.UID);
    writer.field(KnownField.USER_EFFECTIVE_ID, actor, Key.EUID);
    writer.field(KnownField.USER_SAVED_ID, actor, Key.SUID);
    writer.field(KnownField.PROCESS_REAL_USER_ID, actor, Key.UID);
    writer.field(KnownField.GROUP_ID, actor, Key.GID);
    if (isSet(actor, Key.SES)) {
      writer.field(KnownField.SESSION_ID, actor, Key.SES);
    }
    names.write(audited);
  }

  private static boolean isSet(RecordFields actor, Key key) {
    return actor.has(key) && !actor.is(key, UNSET) && !actor.is(key, NO_USER);
  }

  /** Several keys of one rule come as hexadecimal with a byte 1 between them. */
  private void tags(RecordFields actor) {
    if (!actor.has(Key.KEY) || !writer.wants(KnownField.TAGS)) {
      return;
    }
    keys.clear();
    ValueDecoder.append(actor, Key.KEY, keys);
    int start = 0;
    while (start <= keys.length) {
      int end = Bytes.indexOf(keys.array, start, keys.length, (byte) 1);
      int stop = end < 0 ? keys.length : end;
      if (stop > start) {
        writer.text(KnownField.TAGS, keys.array, start, stop);
      }
      start = stop + 1;
    }
  }

  /** Arguments in a process's title are separated by zero bytes. */
  private void title() {
    if (!records.title.has(Key.PROCTITLE) || !writer.wants(KnownField.PROCESS_TITLE)) {
      return;
    }
    title.clear();
    ValueDecoder.append(records.title, Key.PROCTITLE, title);
    while (title.length > 0 && title.array[title.length - 1] == 0) {
      title.length--;
    }
    for (int i = 0; i < title.length; i++) {
      if (title.array[i] == 0) {
        title.array[i] = ' ';
      }
    }
    writer.text(KnownField.PROCESS_TITLE, title);
  }

  /** Gives the decoded executable, empty without one. */
  Bytes executable() {
    return executable;
  }
}
