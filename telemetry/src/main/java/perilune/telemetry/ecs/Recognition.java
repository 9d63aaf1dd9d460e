package perilune.telemetry.ecs;

/**
 * Looks at the names in the first bytes of an input. Works on damaged JSON too, and on a document
 * that is cut off.
 *
 * <p>{@code @timestamp}, or {@code _source}, counts wherever it stands; other names of ECS only in
 * an object that is in no other. Owned by one thread.
 */
final class Recognition {

  private final byte[] bytes;
  private final int length;
  private int at;
  private int depth;
  private boolean foreign;

  Recognition(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** Says whether these are documents in ECS. */
  boolean isEcs() {
    skipMark();
    skipBlanks();
    if (at >= length || (bytes[at] != '{' && bytes[at] != '[')) {
      return false;
    }
    boolean found = false;
    while (at < length && !found && !foreign) {
      switch (bytes[at]) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '"' -> found = string();
        default -> {
          // Nothing else decides.
        }
      }
      at++;
    }
    return found && !foreign;
  }

  /** Passes over a string, to its last quote; true if it is a name of ECS. */
  private boolean string() {
    int from = at + 1;
    at = from;
    while (at < length && bytes[at] != '"' && bytes[at] != '\n') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    int to = Math.min(at, length);
    if (to < length && bytes[to] == '\n') {
      // The string was never closed; so was what it stands in.
      depth = 0;
      return false;
    }
    if (to - from > 64 || !isKey(to + 1)) {
      return false;
    }
    return isEcsName(new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8));
  }

  private boolean isEcsName(String name) {
    if (name.equals("@timestamp") || name.equals("_source")) {
      return true;
    }
    // eslogger has "event" and "process" at the root too, with another meaning; these it has first.
    foreign |= depth == 1 && (name.equals("schema_version") || name.equals("mach_time"));
    RootName meaning = RootName.of(name);
    return depth == 1 && (meaning == RootName.ECS || meaning == RootName.EVENT);
  }

  private boolean isKey(int from) {
    int next = from;
    while (next < length && isBlank(bytes[next])) {
      next++;
    }
    return next < length && bytes[next] == ':';
  }

  private void skipMark() {
    if (length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      at = 3;
    }
  }

  private void skipBlanks() {
    while (at < length && isBlank(bytes[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
