package perilune.telemetry.syslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the script files that a command or a message names, by their endings. O(length). */
final class ScriptNames {

  /** Names of one text, count: a command line has few. */
  private static final int MAX_NAMES = 16;

  private static final int MAX_LENGTH = 1_024;

  private static final List<String> ENDINGS = List.of(".lua", ".luac", ".tcl", ".py", ".sh");

  private static final String SEPARATORS = " \t\n\"'`|;,<>()[]{}=&";

  private ScriptNames() {}

  static List<String> of(String text) {
    if (text.indexOf('.') < 0) {
      return List.of();
    }
    var found = new ArrayList<String>();
    int start = 0;
    for (int at = 0; at <= text.length() && found.size() < MAX_NAMES; at++) {
      if (at == text.length() || SEPARATORS.indexOf(text.charAt(at)) >= 0) {
        take(text.substring(start, at), found);
        start = at + 1;
      }
    }
    return found;
  }

  /** A message may put a colon and a line behind the name. */
  private static void take(String word, List<String> into) {
    String name = word;
    while (!name.isEmpty() && ":.!0123456789".indexOf(name.charAt(name.length() - 1)) >= 0) {
      name = name.substring(0, name.length() - 1);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean script = ENDINGS.stream().anyMatch(lower::endsWith);
    if (script && name.length() <= MAX_LENGTH && !into.contains(name)) {
      into.add(name);
    }
  }
}
