package perilune.telemetry.auditd;

import java.util.Arrays;
import java.util.Locale;

/**
 * The keys of records that have a meaning here.
 *
 * <p>Source: the audit project's field dictionary. {@code encoded} ones are quoted, or hexadecimal
 * where they hold a blank, a quote, or a byte that is not printable ASCII; all others are never
 * decoded.
 */
enum Key {
  A0,
  A1,
  A2,
  A3,
  ACCT(true),
  ADDR(true),
  APPARMOR(true),
  ARCH,
  AUDIT_LOST,
  AUID,
  CAP_FI,
  CAP_FP,
  CGROUP(true),
  CMD(true),
  COMM(true),
  CWD(true),
  DATA(true),
  DEV,
  DEVICE(true),
  DIR(true),
  EGID,
  EUID,
  EXE(true),
  EXIT,
  FD,
  FI,
  FILE(true),
  FP,
  FSUID,
  GID,
  GRP(true),
  INODE,
  INVALID_CONTEXT(true),
  ITEM,
  ITEMS,
  KEY(true),
  LOST,
  MODE,
  NAME(true),
  NAMETYPE,
  NEW_CHARDEV("new-chardev"),
  NEW_DISK("new-disk"),
  NEW_FS("new-fs"),
  NEW_NET("new-net"),
  NEW_RNG("new-rng"),
  OBJTYPE,
  OCOMM(true),
  OFLAG,
  OLD_CHARDEV("old-chardev"),
  OLD_DISK("old-disk"),
  OLD_FS("old-fs"),
  OLD_NET("old-net"),
  OLD_RNG("old-rng"),
  OUID,
  PATH(true),
  PID,
  PP,
  PPID,
  PROCTITLE(true),
  RES,
  RESULT,
  SADDR(true),
  SES,
  SUCCESS,
  SUID,
  SYSCALL,
  TTY,
  UID,
  VM(true),
  WATCH(true);

  private static final ByteTable TABLE =
      new ByteTable(Arrays.stream(values()).map(Key::text).toList());
  private static final Key[] ALL = values();

  private final String text;
  private final boolean encoded;

  Key() {
    this(false);
  }

  Key(boolean encoded) {
    this.text = name().toLowerCase(Locale.ROOT);
    this.encoded = encoded;
  }

  Key(String encodedText) {
    this.text = encodedText;
    this.encoded = true;
  }

  /** Gives how many there are. */
  static int count() {
    return ALL.length;
  }

  /** Gives the ordinal of a key as written, or -1. */
  static int find(byte[] bytes, int from, int to) {
    return TABLE.find(bytes, from, to);
  }

  /**
   * Says whether a key as written has text that may be hexadecimal; a socket address is no text.
   */
  static boolean isEncodedText(byte[] bytes, int from, int to) {
    int found = find(bytes, from, to);
    return found >= 0 && ALL[found].encoded && ALL[found] != SADDR;
  }

  String text() {
    return text;
  }

  boolean encoded() {
    return encoded;
  }
}
