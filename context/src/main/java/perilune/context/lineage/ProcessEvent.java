package perilune.context.lineage;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/** What lineage looks at of an event, read once; reused. */
final class ProcessEvent {

  /** clone(2) flag: the new task is a thread of the caller. */
  private static final long CLONE_THREAD = 0x10000;

  /** clone(2) flag: the new process gets the caller's parent. */
  private static final long CLONE_PARENT = 0x8000;

  private @Nullable Event event;
  long pid;
  long parentPid;
  long childPid;
  long timeNanos;
  long sequence;
  boolean exec;

  /** A fork record of the parent, with the child's pid. */
  boolean forkOfChild;

  /** A fork document of the child. */
  boolean forked;

  boolean end;
  boolean siblingFork;

  /** Reads an event; one without a time happens at the time of the event before it. */
  void read(Event source, long lastNanos) {
    event = source;
    pid = number(source, KnownField.PROCESS_PID);
    parentPid = number(source, KnownField.PROCESS_PARENT_PID);
    if (parentPid == pid) {
      parentPid = -1;
    }
    childPid = number(source, KnownField.PROCESS_CHILD_PID);
    timeNanos = source.header().timed ? source.header().timeNanos : lastNanos;
    sequence = source.header().sequence;
    readActions(source);
  }

  private void readActions(Event source) {
    boolean process =
        source.hasText(KnownField.EVENT_CATEGORY, "process")
            && !source.hasText(KnownField.EVENT_OUTCOME, "failure");
    boolean start = process && source.hasText(KnownField.EVENT_TYPE, "start");
    boolean forkAction = process && source.hasText(KnownField.EVENT_ACTION, "fork");
    exec = process && hasExecAction(source) || start && !forkAction;
    long flags = forkAction ? cloneFlags(source) : 0;
    boolean newProcess = (flags & CLONE_THREAD) == 0;
    forkOfChild = forkAction && newProcess && childPid >= 0 && childPid != pid;
    forked = forkAction && newProcess && childPid < 0 && start && !exec;
    siblingFork = (flags & CLONE_PARENT) != 0;
    end =
        process
            && (source.hasText(KnownField.EVENT_TYPE, "end")
                || source.hasText(KnownField.EVENT_ACTION, "end"));
  }

  private static boolean hasExecAction(Event source) {
    return source.hasText(KnownField.EVENT_ACTION, "exec")
        || source.hasText(KnownField.EVENT_ACTION, "executed");
  }

  /** clone has its flags in a0; fork and vfork have none, those of clone3 are not recorded. */
  private static long cloneFlags(Event source) {
    boolean clone =
        source.hasText(KnownField.AUDITD_SYSCALL, "clone")
            || source.hasText(KnownField.AUDITD_SYSCALL, "56")
            || source.hasText(KnownField.AUDITD_SYSCALL, "220");
    return clone ? hex(source, KnownField.AUDITD_A0) : 0;
  }

  private static long hex(Event source, KnownField field) {
    int value = source.firstValue(field.id());
    if (value == Event.NONE || source.tag(value) != Tag.TEXT) {
      return 0;
    }
    long number = 0;
    int at = source.offset(value);
    for (int i = at; i < at + source.length(value); i++) {
      int digit = Character.digit(source.arena()[i], 16);
      if (digit < 0) {
        return 0;
      }
      number = number << 4 | digit;
    }
    return number;
  }

  /** Gives a number that some sources write as text; negative where there is none. */
  private static long number(Event source, KnownField field) {
    int value = source.firstValue(field.id());
    if (value == Event.NONE) {
      return -1;
    }
    if (source.tag(value) == Tag.LONG) {
      return source.longValue(value) < 0 ? -1 : source.longValue(value);
    }
    return source.tag(value) == Tag.TEXT ? decimal(source, value) : -1;
  }

  private static long decimal(Event source, int value) {
    int length = source.length(value);
    if (length == 0 || length > 18) {
      return -1;
    }
    long number = 0;
    int at = source.offset(value);
    for (int i = at; i < at + length; i++) {
      int digit = source.arena()[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Gives the event that was read last. */
  Event event() {
    Event read = event;
    if (read == null) {
      throw new IllegalStateException("no event was read");
    }
    return read;
  }

  /** Says whether the source has an id of its own for the process, and a usable one. */
  boolean hasSourceId() {
    int value = event().firstValue(KnownField.PROCESS_ENTITY_ID.id());
    return value != Event.NONE
        && event().tag(value) == Tag.TEXT
        && event().length(value) > 0
        && event().length(value) <= ProgramReader.MAX_ID_BYTES;
  }
}
