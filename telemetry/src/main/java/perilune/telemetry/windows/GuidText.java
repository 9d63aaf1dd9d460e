package perilune.telemetry.windows;

/**
 * Writes GUIDs as Windows does in its own logs: in upper case and braces. Dumps in JSON leave the
 * braces out, and rules ask for them. Owned by one thread; allocates nothing per value.
 */
final class GuidText {

  /** Length in braces, bytes. */
  static final int LENGTH = 38;

  private static final int BARE = LENGTH - 2;

  private final byte[] braced = new byte[LENGTH];

  /** Says whether a text is a GUID without braces; then {@link #bytes} is it with them. */
  boolean take(byte[] text, int from, int length) {
    if (length != BARE) {
      return false;
    }
    for (int i = 0; i < BARE; i++) {
      byte b = text[from + i];
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? b != '-' : !isHex(b)) {
        return false;
      }
      braced[i + 1] = b >= 'a' ? (byte) (b - 32) : b;
    }
    braced[0] = '{';
    braced[LENGTH - 1] = '}';
    return true;
  }

  private static boolean isHex(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
  }

  /** Gives the GUID taken last; {@link #LENGTH} bytes, valid until the next is taken. */
  byte[] bytes() {
    return braced;
  }
}
