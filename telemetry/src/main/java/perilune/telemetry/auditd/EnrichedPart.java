package perilune.telemetry.auditd;

/**
 * Finds where the part begins that {@code log_format=ENRICHED} puts behind a record: names for the
 * record's numbers, under keys in upper case.
 *
 * <p>auditd separates it by the byte 0x1D. Shippers turn that into a blank, into {@code #035}
 * (rsyslog's octal escape) or into nothing, so that the first key abuts the last value: {@code
 * key=(null)ARCH=x86_64}. The keys are a fixed list, because a hexadecimal value may end in letters
 * that look like the start of a key.
 */
final class EnrichedPart {

  private static final byte SEPARATOR = 0x1D;
  private static final byte[] ESCAPED = Bytes.ascii("#035");

  // Longest first: OLD-AUID ends in AUID, and that in UID.
  private static final byte[][] KEYS = {
    Bytes.ascii("OLD-AUID"),
    Bytes.ascii("NEW-AUID"),
    Bytes.ascii("INODE_UID"),
    Bytes.ascii("INODE_GID"),
    Bytes.ascii("SYSCALL"),
    Bytes.ascii("OLD_UID"),
    Bytes.ascii("NEW_UID"),
    Bytes.ascii("NEW_GID"),
    Bytes.ascii("SADDR"),
    Bytes.ascii("FSUID"),
    Bytes.ascii("FSGID"),
    Bytes.ascii("OAUID"),
    Bytes.ascii("ARCH"),
    Bytes.ascii("AUID"),
    Bytes.ascii("EUID"),
    Bytes.ascii("EGID"),
    Bytes.ascii("SUID"),
    Bytes.ascii("SGID"),
    Bytes.ascii("OUID"),
    Bytes.ascii("OGID"),
    Bytes.ascii("IUID"),
    Bytes.ascii("IGID"),
    Bytes.ascii("UID"),
    Bytes.ascii("GID"),
    Bytes.ascii("ID"),
  };

  private EnrichedPart() {}

  /** Gives where the enriched part starts, its separator included, or -1. O(length). */
  static int find(byte[] line, int from, int to) {
    int separator = Bytes.indexOf(line, from, to, SEPARATOR);
    if (separator >= 0) {
      return separator;
    }
    int at = from;
    while (at < to) {
      byte b = line[at];
      if (b == '"' || b == '\'') {
        at = behindQuote(line, at, to);
        continue;
      }
      if (b == '=' && at > from) {
        int key = keyBefore(line, from, at);
        if (key >= 0) {
          return key;
        }
      }
      at++;
    }
    return -1;
  }

  /** Text in quotes is never a key. The quote of {@code msg='...'} ends at the line's last. */
  private static int behindQuote(byte[] line, int at, int to) {
    int close =
        line[at] == '"'
            ? Bytes.indexOf(line, at + 1, to, (byte) '"')
            : Bytes.lastIndexOf(line, at + 1, to, (byte) '\'');
    return close < 0 ? at + 1 : close + 1;
  }

  private static int keyBefore(byte[] line, int from, int equals) {
    byte last = line[equals - 1];
    if (last != 'D' && last != 'H' && last != 'L' && last != 'R') {
      return -1;
    }
    for (byte[] key : KEYS) {
      int start = equals - key.length;
      if (start > from && Bytes.startsWith(line, start, equals, key)) {
        return start;
      }
    }
    return -1;
  }

  /** Gives the end of a record whose enriched part followed an escaped separator. */
  static int withoutSeparator(byte[] line, int from, int to) {
    int start = to - ESCAPED.length;
    return start >= from && Bytes.startsWith(line, start, to, ESCAPED) ? start : to;
  }
}
