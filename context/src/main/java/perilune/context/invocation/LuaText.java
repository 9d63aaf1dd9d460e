package perilune.context.invocation;

import java.util.List;

/**
 * Tells text that is plainly Lua's from that of other languages, by calls of Lua's library and
 * LuaJIT's, and by local variables that hold a module. Stateless; O(text).
 */
final class LuaText {

  private static final List<String> CALLS =
      List.of(
          "os.execute",
          "io.popen",
          "io.open",
          "io.lines",
          "loadstring",
          "string.dump",
          "package.loadlib",
          "debug.getinfo",
          "ffi.cdef",
          "ffi.C",
          "setmetatable");

  /** What may follow a name that is called, indexed, or given a text without parentheses. */
  private static final String AFTER_CALL = "([.\"'";

  private static final String LOCAL = "local";

  private LuaText() {}

  /** Says whether a text is plainly Lua; most Lua is not. */
  static boolean is(String text) {
    for (String call : CALLS) {
      if (calls(text, call)) {
        return true;
      }
    }
    return holdsModule(text);
  }

  private static boolean calls(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int next = afterBlanks(text, at + name.length());
      if (isStart(text, at) && next < text.length() && AFTER_CALL.indexOf(text.charAt(next)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code local name = require ...}, also in an assert. */
  private static boolean holdsModule(String text) {
    for (int at = text.indexOf(LOCAL); at >= 0; at = text.indexOf(LOCAL, at + 1)) {
      int end = at + LOCAL.length();
      int name = afterBlanks(text, end);
      // Whole words only are looked at further: each part of the text once.
      if (isStart(text, at) && name > end) {
        int nameEnd = afterName(text, name);
        int equals = afterBlanks(text, nameEnd);
        if (nameEnd > name
            && text.startsWith("=", equals)
            && isRequire(text, afterBlanks(text, equals + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isRequire(String text, int from) {
    int at = from;
    if (text.startsWith("assert", at)) {
      int open = afterBlanks(text, at + "assert".length());
      at = text.startsWith("(", open) ? afterBlanks(text, open + 1) : at;
    }
    int end = at + "require".length();
    return text.startsWith("require", at) && afterName(text, end) == end;
  }

  private static boolean isStart(String text, int at) {
    return at == 0 || !isNamePart(text.charAt(at - 1)) && text.charAt(at - 1) != '.';
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int afterName(String text, int from) {
    int at = from;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
