package perilune.telemetry.eslogger;

import perilune.event.KnownField;
import perilune.telemetry.json.JsonTree;

/**
 * What starts, copies and ends processes, and what they map.
 *
 * <p>An exec is an event of the image that it starts; the record's {@code process} is the image
 * before, in the same process. A fork is an event of the parent, as it is for auditd.
 */
final class ExecutionEvents {

  // Of a wait status, sys/wait.h.
  private static final long SIGNAL_BITS = 0x7f;
  private static final int CODE_SHIFT = 8;
  private static final long CODE_BITS = 0xff;

  // Of a protection, mmap(2).
  private static final long READ_BIT = 1;
  private static final long WRITE_BIT = 2;
  private static final long EXECUTE_BIT = 4;

  private static final Word READ = new Word("read");
  private static final Word WRITE = new Word("write");
  private static final Word EXECUTE = new Word("execute");
  private static final Word LOAD = new Word("load");
  private static final Word PROTECTION = new Word("memory-protection");

  private final FieldWriter writer;
  private final ProcessFields processes;
  private final PathText line = new PathText();

  ExecutionEvents(FieldWriter writer, ProcessFields processes) {
    this.writer = writer;
    this.processes = processes;
  }

  /** Puts an exec; where it does not say what was started, only that there was one. */
  void exec(EventKind kind, int part, int before, int host) {
    int target = writer.object(part, "target");
    if (target == JsonTree.NONE) {
      writer.incomplete("an exec that does not say of what");
      writer.meaning(kind.category(), Word.INFORMATION, kind.action());
      processes.write(before, host);
      return;
    }
    kind.write(writer);
    processes.write(target, host);
    name(part, target);
    int folder = writer.text(writer.object(part, "cwd"), "path");
    writer.text(KnownField.PROCESS_WORKING_DIRECTORY, folder);
    arguments(writer.member(part, "args"));
    StandardInput.write(writer, writer.member(part, "fds"));
    environment(writer.member(part, "env"));
    previous(target, before, host);
  }

  /** A script that is started by its own name gives it to the process; a link does so too. */
  private void name(int part, int target) {
    int script = writer.text(writer.object(part, "script"), "path");
    int named = script == JsonTree.NONE ? writer.text(part, "dyld_exec_path") : script;
    if (named != JsonTree.NONE) {
      execPath(named, writer.text(writer.object(part, "cwd"), "path"));
    }
    writer.lastPart(
        KnownField.PROCESS_NAME, named == JsonTree.NONE ? processes.path(target) : named);
  }

  private void execPath(int named, int folder) {
    JsonTree tree = writer.tree();
    int from = tree.start(named);
    int to = from + tree.length(named);
    if (from == to || tree.bytes()[from] == '/' || folder == JsonTree.NONE) {
      writer.text(KnownField.PROCESS_EXEC_PATH, named);
      return;
    }
    while (to - from > 2 && tree.bytes()[from] == '.' && tree.bytes()[from + 1] == '/') {
      from += 2;
    }
    line.clear();
    line.add(tree, folder);
    if (!line.endsWith('/')) {
      line.add('/');
    }
    line.add(tree.bytes(), from, to - from);
    writer.bytes(KnownField.PROCESS_EXEC_PATH, line.bytes(), 0, line.length());
  }

  private void arguments(int list) {
    JsonTree tree = writer.tree();
    if (!tree.isArray(list)) {
      writer.incomplete("an exec without arguments");
      writer.flag(KnownField.COMMAND_LINE_CUT, true);
      writer.word(KnownField.COMMAND_LINE_SOURCE, Word.UNKNOWN);
      return;
    }
    int count = 0;
    line.clear();
    for (int at = tree.first(list); at != JsonTree.NONE; at = tree.next(at)) {
      if (!tree.isText(at)) {
        writer.incomplete("an argument that is no text");
        continue;
      }
      if (count > 0) {
        line.add(' ');
      }
      line.add(tree, at);
      writer.text(KnownField.PROCESS_ARGS, at);
      count++;
    }
    writer.number(KnownField.PROCESS_ARGS_COUNT, count);
    writer.bytes(KnownField.PROCESS_COMMAND_LINE, line.bytes(), 0, line.length());
    writer.word(KnownField.COMMAND_LINE_SOURCE, Word.SOURCE);
  }

  private void environment(int list) {
    JsonTree tree = writer.tree();
    if (!tree.isArray(list) || !writer.wants(KnownField.PROCESS_ENV)) {
      return;
    }
    for (int at = tree.first(list); at != JsonTree.NONE; at = tree.next(at)) {
      if (tree.isText(at)) {
        writer.text(KnownField.PROCESS_ENV, at);
      }
    }
  }

  private void previous(int target, int before, int host) {
    if (before == JsonTree.NONE || processes.pid(target) != processes.pid(before)) {
      return;
    }
    writer.text(KnownField.PROCESS_PREVIOUS_EXECUTABLE, processes.path(before));
    processes.entityId(KnownField.PREVIOUS_ENTITY_ID, before, host);
  }

  /** Puts a fork: of the parent, with the child's number. */
  void fork(EventKind kind, int part, int parent, int host) {
    kind.write(writer);
    processes.write(parent, host);
    int child = writer.object(part, "child");
    long pid = processes.pid(child);
    if (pid >= 0) {
      writer.number(KnownField.PROCESS_CHILD_PID, pid);
      processes.entityId(KnownField.CHILD_ENTITY_ID, child, host);
    } else {
      writer.incomplete("a fork that does not say of whom");
    }
  }

  /** Puts an exit; who was killed by a signal has no exit code. */
  void exit(EventKind kind, int part) {
    kind.write(writer);
    long status = writer.number(part, "stat");
    if (status >= 0 && (status & SIGNAL_BITS) == 0) {
      writer.number(KnownField.PROCESS_EXIT_CODE, status >> CODE_SHIFT & CODE_BITS);
    }
  }

  /** An executable mapping of a file is a library's, unless it can be written to as well. */
  void map(EventKind kind, int part) {
    long bits = protection(part);
    if ((bits & EXECUTE_BIT) == 0) {
      kind.write(writer);
      return;
    }
    int path = writer.text(writer.object(part, "source"), "path");
    if ((bits & WRITE_BIT) != 0 || path == JsonTree.NONE) {
      writer.meaning(Word.PROCESS, Word.CHANGE, PROTECTION);
    } else {
      writer.meaning(Word.LIBRARY, Word.START, LOAD);
    }
    writer.text(KnownField.DLL_PATH, path);
    writer.lastPart(KnownField.DLL_NAME, path);
  }

  void protect(EventKind kind, int part) {
    kind.write(writer);
    protection(part);
  }

  private long protection(int part) {
    long bits = Math.max(0, writer.number(part, "protection"));
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
}
