package perilune.telemetry.windows;

import java.nio.charset.StandardCharsets;

/**
 * Writes GUIDs as Windows does in its own logs: in upper case and braces. Dumps in JSON leave the
 * braces out, and rules ask for them. Owned by one thread; allocates nothing per value.
 */
final class GuidText {

  /** Length in braces, bytes. */
  static final int LENGTH = 38;

  private static final int BARE = LENGTH - 2;

  /** By byte: a digit in upper case, a dash, or 0 for what no GUID has. */
  private static final byte[] SIGNS = new byte[256];

  static {
    for (byte sign : "0123456789ABCDEF-".getBytes(StandardCharsets.US_ASCII)) {
      SIGNS[sign] = sign;
      SIGNS[Character.toLowerCase(sign)] = sign;
    }
  }

  private final byte[] braced = new byte[LENGTH];

  /** Says whether a text is a GUID without braces; then {@link #bytes} is it with them. */
  boolean take(byte[] text, int from, int length) {
    if (length != BARE) {
      return false;
    }
    int dashes = 0;
    int foreign = 0;
    for (int i = 0; i < BARE; i++) {
      byte sign = SIGNS[text[from + i] & 0xff];
      braced[i + 1] = sign;
      dashes += sign == '-' ? 1 : 0;
      foreign += sign == 0 ? 1 : 0;
    }
    boolean divided =
        braced[9] == '-' && braced[14] == '-' && braced[19] == '-' && braced[24] == '-';
    if (!divided || dashes != 4 || foreign > 0) {
      return false;
    }
    braced[0] = '{';
    braced[LENGTH - 1] = '}';
    return true;
  }

  /** Gives the GUID taken last; {@link #LENGTH} bytes, valid until the next is taken. */
  byte[] bytes() {
    return braced;
  }
}
