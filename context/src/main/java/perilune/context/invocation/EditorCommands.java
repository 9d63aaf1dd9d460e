package perilune.context.invocation;

import java.util.List;
import java.util.Locale;

/**
 * Reads the Ex commands that Vim and Neovim take from their command line.
 *
 * <p>A bar parts commands, but what follows {@code :lua} is Lua to the end. Names may be cut short
 * as the editors allow. Source: Vim's manual, {@code :help :lua}, {@code :help :bar}, {@code :help
 * :silent}; Neovim's {@code :help luafile}.
 */
final class EditorCommands {

  /** Commands that only say how another is run: its name, shortest form first. */
  private static final List<String> MODIFIERS =
      List.of(
          "silent", "sil", "noautocmd", "noa", "verbose", "keepjumps", "vertical", "vert", "tab");

  private EditorCommands() {}

  /** Adds what a line of commands asks of Lua; other commands are passed over. */
  static void read(String line, Invocation found) {
    String rest = line;
    while (!rest.isBlank()) {
      String command = withoutModifiers(rest);
      if (takesRest(command, found)) {
        return;
      }
      int bar = command.indexOf('|');
      single(bar < 0 ? command : command.substring(0, bar), found);
      rest = bar < 0 ? "" : command.substring(bar + 1);
    }
  }

  private static String withoutModifiers(String text) {
    String left = text.strip();
    String before;
    do {
      before = left;
      while (left.startsWith(":")) {
        left = left.substring(1).stripLeading();
      }
      for (String modifier : MODIFIERS) {
        left = without(left, modifier);
      }
    } while (!left.equals(before));
    return left;
  }

  private static String without(String text, String word) {
    if (!text.startsWith(word)) {
      return text;
    }
    String after = text.substring(word.length());
    if (after.startsWith("!")) {
      return after.substring(1).stripLeading();
    }
    return after.startsWith(" ") ? after.stripLeading() : text;
  }

  /** The Lua commands and {@code execute} see no bar: all that follows is theirs. */
  private static boolean takesRest(String command, Invocation found) {
    String name = name(command);
    String argument = command.substring(name.length()).stripLeading();
    boolean code = name.equals("lua") || name.equals("luado") || name.equals("luad");
    boolean execute = name.equals("execute") || name.equals("exe") || name.equals("exec");
    if (code && !argument.isEmpty()) {
      found.addCode(argument);
    } else if (command.contains("luaeval(") || execute && command.contains("lua")) {
      found.addCode(command);
    } else {
      return false;
    }
    return true;
  }

  private static void single(String command, Invocation found) {
    String name = name(command);
    String argument = command.substring(name.length()).strip();
    boolean file = name.length() >= 4 && "luafile".startsWith(name);
    boolean source = name.length() >= 2 && "source".startsWith(name);
    if (!argument.isEmpty() && (file || source && isLua(argument))) {
      found.addScript(argument);
    }
  }

  private static String name(String command) {
    int end = 0;
    while (end < command.length() && Character.isLetter(command.charAt(end))) {
      end++;
    }
    return command.substring(0, end);
  }

  /** Says whether a file is Lua to the editor, which goes by the name. */
  static boolean isLua(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".lua");
  }
}
