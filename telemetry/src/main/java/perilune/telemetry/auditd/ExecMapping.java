package perilune.telemetry.auditd;

import perilune.event.KnownField;

/**
 * What starts, copies and ends processes: exec, fork and exit.
 *
 * <p>{@code event.type: start} means that a program really started: a failed exec is {@code info},
 * and so is a fork, whose record is the parent's. Whether clone3 made a thread cannot be seen, its
 * flags lie in a struct: it counts as a fork.
 */
final class ExecMapping {

  /** clone(2)'s CLONE_THREAD. */
  private static final long CLONE_THREAD = 0x10000;

  private static final Word EXECVE = new Word("execve");
  private static final Word PROCTITLE = new Word("proctitle");
  private static final Word FORK = new Word("fork");
  private static final Word THREAD = new Word("thread");
  private static final Word CLONE = new Word("clone");

  private final EventRecords records;
  private final FieldWriter writer;
  private final FdTable descriptors;
  private final ExecArguments arguments;
  private final PathNames names;
  private final ElevationMapping elevation;
  private final Bytes execPath = new Bytes();

  ExecMapping(EventRecords records, FieldWriter writer, FdTable descriptors) {
    this.records = records;
    this.writer = writer;
    this.descriptors = descriptors;
    this.arguments = new ExecArguments(writer);
    this.names = new PathNames(records);
    this.elevation = new ElevationMapping(records, writer);
  }

  /** Puts what an exec says, and the process with it. */
  void exec(ProcessMapping process, long owner) {
    boolean started = records.succeeded();
    writer.meaning(Word.PROCESS, started ? Word.START : Word.INFORMATION, Word.EXEC);
    execPath.clear();
    if (records.pathCount() > 0
        && names.resolve(records.path(0), records.call().directory(), execPath)) {
      writer.text(KnownField.PROCESS_EXEC_PATH, execPath);
    }
    arguments(started);
    process.write(arguments.first(), execPath);
    if (started) {
      elevation.write();
      descriptors.forgetAll(owner);
    }
  }

  /** A failed exec has no EXECVE record; the title is the old program's and may be older yet. */
  private void arguments(boolean started) {
    arguments.first().clear();
    if (records.execveCount() > 0) {
      arguments.write(records);
      writer.word(KnownField.COMMAND_LINE_SOURCE, EXECVE);
      return;
    }
    commandLineSource(records, writer);
    if (started) {
      writer.flag(KnownField.COMMAND_LINE_CUT, true);
      writer.incomplete("an exec without its EXECVE record");
    }
  }

  /** Puts the arguments of EXECVE records whose system call is missing. */
  void argumentsAlone() {
    if (records.execveCount() > 0) {
      arguments.write(records);
      writer.word(KnownField.COMMAND_LINE_SOURCE, EXECVE);
    }
  }

  /** Says that nothing better than a title, or nothing at all, tells of the command line. */
  static void commandLineSource(EventRecords records, FieldWriter writer) {
    boolean titled = records.title.has(Key.PROCTITLE);
    writer.word(KnownField.COMMAND_LINE_SOURCE, titled ? PROCTITLE : Word.UNKNOWN);
  }

  /** Puts what fork, vfork, clone or clone3 says; the process of the event is the parent. */
  void fork() {
    RecordFields syscall = records.syscall;
    boolean thread =
        records.call().name().toString().equals(CLONE.toString())
            && syscall.hex(Key.A0) != Bytes.NO_NUMBER
            && (syscall.hex(Key.A0) & CLONE_THREAD) != 0;
    writer.meaning(Word.PROCESS, Word.INFORMATION, thread ? THREAD : FORK);
    if (!thread && records.succeeded() && syscall.decimal(Key.EXIT) > 0) {
      writer.number(KnownField.PROCESS_CHILD_PID, syscall.decimal(Key.EXIT));
    }
  }

  /** Puts what exit_group says. */
  void exit(long owner) {
    writer.meaning(Word.PROCESS, Word.END, Word.END);
    long status = records.syscall.hex(Key.A0);
    if (status != Bytes.NO_NUMBER) {
      writer.number(KnownField.PROCESS_EXIT_CODE, status & 0xFF);
    }
    descriptors.forgetAll(owner);
  }
}
