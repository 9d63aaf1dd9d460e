package perilune.telemetry.auditd;

import java.util.Arrays;
import perilune.event.KnownField;

/**
 * What rights the file of an executed program gave it: the mode and the file capabilities that its
 * PATH record has, and what BPRM_FCAPS says of capabilities.
 *
 * <p>BPRM_FCAPS is also written where root's set-user-id gives all of them: only the file's own
 * sets count as file capabilities. Source: execve(2), capabilities(7), linux/capability.h.
 */
final class ElevationMapping {

  private static final long SET_USER = 04000;

  /** Without the group's run bit, set-group-id asked for mandatory locking. */
  private static final long SET_GROUP = 02010;

  /** A script's exec has the script, its interpreter and the linker. */
  private static final int PATHS_OF_SCRIPT = 3;

  private static final Word SETUID = new Word("setuid");
  private static final Word SETGID = new Word("setgid");
  private static final Word CAPABILITIES = new Word("capabilities");
  private static final Word NONE = new Word("none");

  /** By bit; see linux/capability.h. */
  private static final Word[] NAMES = {
    new Word("CAP_CHOWN"),
    new Word("CAP_DAC_OVERRIDE"),
    new Word("CAP_DAC_READ_SEARCH"),
    new Word("CAP_FOWNER"),
    new Word("CAP_FSETID"),
    new Word("CAP_KILL"),
    new Word("CAP_SETGID"),
    new Word("CAP_SETUID"),
    new Word("CAP_SETPCAP"),
    new Word("CAP_LINUX_IMMUTABLE"),
    new Word("CAP_NET_BIND_SERVICE"),
    new Word("CAP_NET_BROADCAST"),
    new Word("CAP_NET_ADMIN"),
    new Word("CAP_NET_RAW"),
    new Word("CAP_IPC_LOCK"),
    new Word("CAP_IPC_OWNER"),
    new Word("CAP_SYS_MODULE"),
    new Word("CAP_SYS_RAWIO"),
    new Word("CAP_SYS_CHROOT"),
    new Word("CAP_SYS_PTRACE"),
    new Word("CAP_SYS_PACCT"),
    new Word("CAP_SYS_ADMIN"),
    new Word("CAP_SYS_BOOT"),
    new Word("CAP_SYS_NICE"),
    new Word("CAP_SYS_RESOURCE"),
    new Word("CAP_SYS_TIME"),
    new Word("CAP_SYS_TTY_CONFIG"),
    new Word("CAP_MKNOD"),
    new Word("CAP_LEASE"),
    new Word("CAP_AUDIT_WRITE"),
    new Word("CAP_AUDIT_CONTROL"),
    new Word("CAP_SETFCAP"),
    new Word("CAP_MAC_OVERRIDE"),
    new Word("CAP_MAC_ADMIN"),
    new Word("CAP_SYSLOG"),
    new Word("CAP_WAKE_ALARM"),
    new Word("CAP_BLOCK_SUSPEND"),
    new Word("CAP_AUDIT_READ"),
    new Word("CAP_PERFMON"),
    new Word("CAP_BPF"),
    new Word("CAP_CHECKPOINT_RESTORE")
  };

  private final EventRecords records;
  private final FieldWriter writer;
  private final PathNames paths;
  private final FileFields file;
  private final Bytes name = new Bytes();
  private final Bytes executable = new Bytes();

  ElevationMapping(EventRecords records, FieldWriter writer) {
    this.records = records;
    this.writer = writer;
    this.paths = new PathNames(records);
    this.file = new FileFields(records, writer);
  }

  /** Puts the fields of a successful exec; none where its records do not say. */
  void write() {
    long mode = Bytes.NO_NUMBER;
    boolean capable = isAny(records.capabilities, Key.FP) || isAny(records.capabilities, Key.FI);
    if (records.pathCount() > 0) {
      RecordFields executed = executed();
      mode = executed.octal(Key.MODE);
      capable |= isAny(executed, Key.CAP_FP) || isAny(executed, Key.CAP_FI);
      file.writeExecuted(executed);
    }
    elevation(mode, capable);
    permitted(records.capabilities.hex(Key.PP));
  }

  private void elevation(long mode, boolean capable) {
    boolean known = mode != Bytes.NO_NUMBER;
    boolean setUser = known && (mode & SET_USER) != 0;
    boolean setGroup = known && (mode & SET_GROUP) == SET_GROUP;
    if (setUser) {
      writer.word(KnownField.ELEVATION, SETUID);
    }
    if (setGroup) {
      writer.word(KnownField.ELEVATION, SETGID);
    }
    if (capable) {
      writer.word(KnownField.ELEVATION, CAPABILITIES);
    } else if (known && !setUser && !setGroup) {
      writer.word(KnownField.ELEVATION, NONE);
    }
  }

  private static boolean isAny(RecordFields fields, Key set) {
    long bits = fields.hex(set);
    return bits != Bytes.NO_NUMBER && bits != 0;
  }

  /** Gives the record of the program itself, which is not the first where a script was named. */
  private RecordFields executed() {
    executable.clear();
    if (records.syscall.has(Key.EXE)) {
      ValueDecoder.append(records.syscall, Key.EXE, executable);
    }
    for (int i = 0; i < records.pathCount(); i++) {
      boolean named = paths.resolve(records.path(i), null, name);
      if (named && isExecutable()) {
        return records.path(i);
      }
    }
    return records.path(records.pathCount() >= PATHS_OF_SCRIPT ? 1 : 0);
  }

  private boolean isExecutable() {
    return Arrays.equals(name.array, 0, name.length, executable.array, 0, executable.length);
  }

  private void permitted(long bits) {
    if (bits == Bytes.NO_NUMBER) {
      return;
    }
    for (int bit = 0; bit < NAMES.length; bit++) {
      if ((bits & 1L << bit) != 0) {
        writer.word(KnownField.CAPABILITIES_PERMITTED, NAMES[bit]);
      }
    }
  }
}
