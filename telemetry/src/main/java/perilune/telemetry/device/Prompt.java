package perilune.telemetry.device;

import java.util.List;

/**
 * A line on which somebody typed a command: {@code asa1/pri/act# dir disk0:}, {@code R1(config)#do
 * show clock}.
 *
 * @param host the device's name, empty if the line is no prompt
 * @param command what was typed, may be empty
 */
record Prompt(String host, String command) {

  private static final int MAX_NAME = 64;

  static final Prompt NONE = new Prompt("", "");

  /** Commands whose output is read, or that responders type around them. */
  private static final List<String> COMMANDS =
      List.of("dir", "sh", "show", "verify", "more", "term", "terminal", "en", "enable", "do");

  /** Reads a line; {@link #NONE} if it is no prompt. */
  static Prompt of(String line) {
    int end = 0;
    while (end < line.length() && end < MAX_NAME && isNameCharacter(line.charAt(end))) {
      end++;
    }
    if (end == 0 || end == line.length() || "#>".indexOf(line.charAt(end)) < 0) {
      return NONE;
    }
    String name = line.substring(0, end);
    int mode = name.indexOf('(');
    int role = name.indexOf('/');
    int cut = Math.min(mode < 0 ? end : mode, role < 0 ? end : role);
    boolean letter = cut > 0 && Character.isLetterOrDigit(name.charAt(0));
    return letter ? new Prompt(name.substring(0, cut), line.substring(end + 1).strip()) : NONE;
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "._-/()".indexOf(c) >= 0;
  }

  boolean isThere() {
    return !host.isEmpty();
  }

  /** Says whether what was typed is one of the commands that are known here. */
  boolean isKnownCommand() {
    int end = command.indexOf(' ');
    return COMMANDS.contains(end < 0 ? command : command.substring(0, end));
  }
}
