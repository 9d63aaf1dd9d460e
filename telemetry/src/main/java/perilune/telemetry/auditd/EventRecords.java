package perilune.telemetry.auditd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import perilune.telemetry.auditd.RecordTypes.RecordType;
import perilune.telemetry.auditd.RecordTypes.Role;

/**
 * The records of one complete event, sorted by what they are for: their order in the file does not
 * count.
 *
 * <p>Owned by one thread and used again.
 */
final class EventRecords {

  static final int NONE = -1;

  private final SyscallTable table;
  private final KeyCursor cursor = new KeyCursor();
  private OpenEvent event = new OpenEvent();

  /** What the event is about if not a system call; the system call's own fields if it is. */
  final RecordFields lead = new RecordFields();

  final RecordFields syscall = new RecordFields();
  final RecordFields cwd = new RecordFields();
  final RecordFields title = new RecordFields();
  final RecordFields address = new RecordFields();
  final RecordFields mapping = new RecordFields();
  final RecordFields openat2 = new RecordFields();
  final RecordFields capabilities = new RecordFields();
  private final List<RecordFields> paths = new ArrayList<>();
  private RecordFields[] sortedPaths = new RecordFields[8];
  private int pathCount;
  private int execveCount;
  private int leadRecord;
  private int syscallRecord;
  private Syscall call = SyscallTable.UNKNOWN;
  private boolean onlyDetails;

  EventRecords(SyscallTable table) {
    this.table = table;
  }

  /** Sorts the records of an event; ranges stay valid as long as the event is. */
  void read(OpenEvent complete) {
    event = complete;
    pathCount = 0;
    execveCount = 0;
    syscallRecord = NONE;
    leadRecord = NONE;
    onlyDetails = true;
    syscall.clear();
    cwd.clear();
    title.clear();
    address.clear();
    mapping.clear();
    openat2.clear();
    capabilities.clear();
    for (int i = 0; i < event.recordCount(); i++) {
      take(i);
    }
    sortPaths();
    readLead();
    call = syscallRecord == NONE ? SyscallTable.UNKNOWN : findCall();
  }

  private void take(int record) {
    RecordType type = event.type(record);
    switch (type.role()) {
      case SYSCALL -> {
        syscallRecord = syscallRecord == NONE ? record : syscallRecord;
        fill(syscall, syscallRecord);
      }
      case PATH -> takePath(record);
      case CWD -> fill(cwd, record);
      case PROCTITLE -> fill(title, record);
      case SOCKADDR -> fill(address, record);
      case MMAP -> fill(mapping, record);
      case OPENAT2 -> fill(openat2, record);
      case BPRM_FCAPS -> fill(capabilities, record);
      case EXECVE -> execveCount++;
      case EOE, OTHER_DETAIL, LOGIN, MESSAGE, UNKNOWN -> {
        // Only the one that leads is read.
      }
    }
    onlyDetails &= type.detail() && type.role() != Role.SYSCALL;
    if (leadRecord == NONE || leads(type, event.type(leadRecord))) {
      leadRecord = record;
    }
  }

  /** A record of its own meaning leads, then the system call; among equals the lower number. */
  private static boolean leads(RecordType type, RecordType other) {
    int rank = rank(type);
    int otherRank = rank(other);
    return rank < otherRank || (rank == otherRank && type.number() < other.number());
  }

  private static int rank(RecordType type) {
    return switch (type.role()) {
      case LOGIN, MESSAGE -> 0;
      case UNKNOWN -> 1;
      case SYSCALL -> 2;
      case PATH, CWD, EXECVE, SOCKADDR, MMAP, PROCTITLE, OPENAT2, BPRM_FCAPS, EOE, OTHER_DETAIL ->
          3;
    };
  }

  private void fill(RecordFields fields, int record) {
    fields.read(cursor, event.bytes.array, event.bodyStart(record), event.bodyEnd(record));
  }

  private void takePath(int record) {
    if (pathCount == paths.size()) {
      paths.add(new RecordFields());
    }
    fill(paths.get(pathCount++), record);
  }

  private void readLead() {
    int from = event.bodyStart(leadRecord);
    int to = event.bodyEnd(leadRecord);
    if (event.type(leadRecord).role() == Role.LOGIN) {
      lead.readLogin(cursor, event.bytes.array, from, to);
    } else {
      lead.read(cursor, event.bytes.array, from, to);
    }
  }

  private Syscall findCall() {
    return table.find(arch(), syscall.decimal(Key.SYSCALL), syscall.hex(Key.A0));
  }

  /** By item number; nearly always in order, or wholly reversed. */
  private void sortPaths() {
    if (sortedPaths.length < pathCount) {
      sortedPaths = Arrays.copyOf(sortedPaths, paths.size());
    }
    for (int i = 0; i < pathCount; i++) {
      RecordFields path = paths.get(i);
      long item = path.decimal(Key.ITEM);
      int at = i;
      while (at > 0 && sortedPaths[at - 1].decimal(Key.ITEM) > item) {
        sortedPaths[at] = sortedPaths[at - 1];
        at--;
      }
      sortedPaths[at] = path;
    }
  }

  OpenEvent event() {
    return event;
  }

  /** Gives the system call, {@link SyscallTable#UNKNOWN} without one. */
  Syscall call() {
    return call;
  }

  boolean hasSyscall() {
    return syscallRecord != NONE;
  }

  /** Says whether all records only add to a system call that is not there. */
  boolean onlyDetails() {
    return onlyDetails;
  }

  long arch() {
    return syscall.hex(Key.ARCH);
  }

  Word architecture() {
    return table.architecture(arch());
  }

  /** Gives who did it: the system call's fields, else those of the record that leads. */
  RecordFields actor() {
    return syscallRecord == NONE ? lead : syscall;
  }

  int actorRecord() {
    return syscallRecord == NONE ? leadRecord : syscallRecord;
  }

  RecordType leadType() {
    return event.type(leadRecord);
  }

  int leadRecord() {
    return leadRecord;
  }

  /** Says whether the system call gave what was asked of it. */
  boolean succeeded() {
    return syscall.is(Key.SUCCESS, YES);
  }

  private static final Word YES = new Word("yes");

  int pathCount() {
    return pathCount;
  }

  /** Gives the n-th path by item number. */
  RecordFields path(int n) {
    return sortedPaths[n];
  }

  int execveCount() {
    return execveCount;
  }

  boolean isExecve(int record) {
    return event.type(record).role() == Role.EXECVE;
  }
}
