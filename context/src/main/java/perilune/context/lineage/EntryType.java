package perilune.context.lineage;

import java.io.DataInput;
import java.io.IOException;

/** How a story on a host can begin. */
enum EntryType {
  UNKNOWN,
  SSH,
  CONSOLE,
  CRON,
  SERVICE,
  CONTAINER,
  CI;

  private static final EntryType[] ALL = values();

  private final byte[] text = Bytes.ascii(name().toLowerCase(java.util.Locale.ROOT));

  /** Gives the value of {@code perilune.entry.type}; not to be written to. */
  byte[] text() {
    return text;
  }

  /** Says whether login records speak of it: somebody comes in by a session. */
  boolean isLogin() {
    return this == SSH || this == CONSOLE || this == CRON;
  }

  static EntryType readFrom(DataInput in) throws IOException {
    int ordinal = in.readUnsignedByte();
    if (ordinal >= ALL.length) {
      throw new IOException("snapshot of a lineage is damaged: entry type " + ordinal);
    }
    return ALL[ordinal];
  }
}
