package perilune.telemetry.windows;

import java.nio.charset.StandardCharsets;

/**
 * Looks at the names in the first bytes of an input; works on damaged JSON and on a document that
 * is cut off. Owned by one thread.
 */
final class JsonRecognition {

  private static final int MAX_NAME = 64;

  private final byte[] bytes;
  private final int length;
  private int at;
  private int depth;
  private boolean ecs;

  JsonRecognition(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** Says whether these are Windows events; the first name that decides does. */
  boolean isWindows() {
    skip();
    if (at >= length || (bytes[at] != '{' && bytes[at] != '[')) {
      return false;
    }
    while (at < length && !ecs) {
      switch (bytes[at]) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '"' -> {
          if (decides()) {
            return true;
          }
        }
        default -> {
          // Nothing else decides.
        }
      }
      at++;
    }
    return false;
  }

  private boolean decides() {
    String name = string();
    int colon = at + 1;
    while (colon < length && bytes[colon] <= ' ') {
      colon++;
    }
    if (name.isEmpty() || colon >= length || bytes[colon] != ':') {
      return false;
    }
    int value = colon + 1;
    while (value < length && bytes[value] <= ' ') {
      value++;
    }
    byte first = value < length ? bytes[value] : 0;
    // Of ECS, whatever follows: Winlogbeat, Elastic Agent.
    ecs |= depth == 1 && first == '{' && (name.equals("winlog") || name.equals("ecs"));
    return switch (name) {
      case "System" -> depth <= 3 && first == '{' && has("EventID");
      case "EventID" -> depth <= 2 && first != '{' && first != '[';
      case "SyslogMessage" -> depth == 1 && has("<Event>") && has("<System>");
      case "product" -> depth == 1 && startsWith("\"windows\"", value);
      default -> false;
    };
  }

  /** Gives a string and goes to its last quote; long ones are no names and give nothing. */
  private String string() {
    int from = ++at;
    while (at < length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    int to = Math.min(at, length);
    return to - from > MAX_NAME ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private boolean has(String ascii) {
    for (int i = at; i < length; i++) {
      if (startsWith(ascii, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean startsWith(String ascii, int from) {
    if (from + ascii.length() > length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skip() {
    boolean mark = length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb;
    at = mark ? 3 : 0;
    while (at < length && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
  }
}
