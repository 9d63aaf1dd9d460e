package perilune.telemetry.access;

import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.WrittenTime;

/**
 * The parts of one line of nginx' error log, where OpenResty, APISIX and Kong tell what Lua code
 * did: {@code 2025/11/29 10:00:00 [error] 31#31: *7 lua entry thread aborted: ..., client:
 * 192.0.2.1, request: "GET / HTTP/1.1"}. Owned by one thread; O(length).
 */
final class ErrorLine {

  private final WrittenTime reader;

  long timeNanos;
  String level = "";
  long pid;
  String message = "";
  String client = "";
  String method = "";
  String target = "";

  ErrorLine(long latestNanos) {
    reader = new WrittenTime(latestNanos);
  }

  /** Takes a line apart; false if it is none of an error log. */
  boolean scan(String line) {
    boolean dated = line.length() > 24 && line.charAt(4) == '/' && line.charAt(7) == '/';
    timeNanos = dated ? reader.read(line, 0) : WrittenTime.NONE;
    if (timeNanos == WrittenTime.NONE || !line.startsWith(" [", reader.end())) {
      return false;
    }
    int open = reader.end() + 2;
    int close = line.indexOf(']', open);
    int process = close < 0 ? -1 : line.indexOf(": ", close);
    int thread = close < 0 ? -1 : line.indexOf('#', close);
    if (process < 0 || thread < 0 || thread > process) {
      return false;
    }
    level = line.substring(open, close);
    pid = FieldSink.number(line.substring(close + 1, thread).strip());
    message = line.substring(process + 2);
    client = part(line, ", client: ", ',');
    request(part(line, ", request: \"", '"'));
    return true;
  }

  /** Says whether a line is what Lua adds to an error: it says nothing that rules ask for. */
  static boolean isTraceback(String line) {
    return line.startsWith("stack traceback:")
        || line.startsWith("coroutine ")
        || line.startsWith("[C]:")
        || line.indexOf(": in function ") > 0
        || line.indexOf(": in main chunk") > 0;
  }

  private static String part(String line, String name, char end) {
    // The last, for the message before it may say the same.
    int from = line.lastIndexOf(name);
    if (from < 0) {
      return "";
    }
    int to = line.indexOf(end, from + name.length());
    return line.substring(from + name.length(), to < 0 ? line.length() : to).strip();
  }

  private void request(String text) {
    int first = text.indexOf(' ');
    int last = text.lastIndexOf(' ');
    method = first > 0 ? text.substring(0, first) : "";
    target = first > 0 && last > first ? text.substring(first + 1, last) : "";
  }
}
