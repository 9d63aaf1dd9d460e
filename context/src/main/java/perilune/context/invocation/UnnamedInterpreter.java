package perilune.context.invocation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Recognises a Lua interpreter of any name by its arguments, where they cannot be another's.
 *
 * <p>Two forms count. {@code -e TEXT} before any other argument, where the text uses Lua's library
 * as no other language does and the program is none that takes {@code -e} otherwise. And a script
 * that ends in {@code .lua} or {@code .luac} as the first argument that is no option, where the
 * executable lies where programs are not installed: a temporary folder, a hidden name, a
 * descriptor, memory, on Windows a share, {@code ProgramData} or {@code Users\\Public}, or a home
 * to which it was written shortly before. Everywhere else a program with a {@code .lua} argument is
 * an editor, a formatter or {@code cat}.
 */
final class UnnamedInterpreter {

  /** Programs that take -e, without their versions. */
  private static final Set<String> OTHERS =
      Set.of(
          "7z",
          "7zfm",
          "ag",
          "atom",
          "awk",
          "bash",
          "bun",
          "busybox",
          "code",
          "code - insiders",
          "coreutils",
          "crystal",
          "cursor",
          "dash",
          "deno",
          "echo",
          "egrep",
          "elixir",
          "emacs",
          "emeditor",
          "erl",
          "fgrep",
          "find",
          "fish",
          "gawk",
          "grep",
          "groovy",
          "gsed",
          "guile",
          "iex",
          "irb",
          "java",
          "julia",
          "ksh",
          "mawk",
          "micro",
          "node",
          "nodejs",
          "notepad",
          "notepad++",
          "notepad3",
          "osascript",
          "perl",
          "php",
          "printf",
          "python",
          "r",
          "racket",
          "rg",
          "rscript",
          "ruby",
          "runghc",
          "sbcl",
          "scala",
          "scite",
          "sed",
          "sh",
          "strace",
          "sublime_text",
          "swipl",
          "textadept",
          "toybox",
          "uedit",
          "ugrep",
          "vscodium",
          "winmergeu",
          "xterm",
          "zed",
          "zsh");

  /** Longest code that is looked at, characters. */
  private static final int MAX_TEXT = 1 << 16;

  private UnnamedInterpreter() {}

  /** Says whether the arguments of a start are plainly those of a Lua interpreter. */
  static boolean is(Event event) {
    if (!mayBe(event)) {
      return false;
    }
    List<String> arguments = event.texts(KnownField.PROCESS_ARGS);
    return runsText(event, arguments) || runsScript(event, arguments);
  }

  /** A look at the bytes first: hardly any start has such an argument. */
  private static boolean mayBe(Event event) {
    int first = event.firstValue(KnownField.PROCESS_ARGS.id());
    int value = first == Event.NONE ? Event.NONE : event.nextValue(first);
    for (; value != Event.NONE; value = event.nextValue(value)) {
      if (event.tag(value) == Tag.TEXT && (isCodeOption(event, value) || isScript(event, value))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCodeOption(Event event, int value) {
    int at = event.offset(value);
    return event.length(value) >= 2 && event.arena()[at] == '-' && event.arena()[at + 1] == 'e';
  }

  private static boolean isScript(Event event, int value) {
    int end = event.offset(value) + event.length(value);
    byte[] text = event.arena();
    int last = event.length(value) > 5 && (text[end - 1] | 0x20) == 'c' ? end - 1 : end;
    return last - event.offset(value) > 4
        && text[last - 4] == '.'
        && (text[last - 3] | 0x20) == 'l'
        && (text[last - 2] | 0x20) == 'u'
        && (text[last - 1] | 0x20) == 'a';
  }

  private static boolean runsText(Event event, List<String> arguments) {
    for (int i = 1; i < arguments.size() && arguments.get(i).startsWith("-"); i++) {
      String option = arguments.get(i);
      if (option.startsWith("-e")) {
        boolean attached = option.length() > 2;
        String text =
            attached ? option.substring(2) : i + 1 < arguments.size() ? arguments.get(i + 1) : "";
        return isLua(text) && !OTHERS.contains(bareName(event));
      }
      i += option.equals("-l") ? 1 : 0;
    }
    return false;
  }

  private static boolean isLua(String text) {
    String head = text.substring(0, Math.min(text.length(), MAX_TEXT));
    return LuaText.is(head);
  }

  private static String bareName(Event event) {
    String name = event.text(KnownField.IMAGE_NAME).orElse("").toLowerCase(Locale.ROOT);
    int end = name.endsWith(".exe") ? name.length() - 4 : name.length();
    while (end > 0 && "-.0123456789".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean runsScript(Event event, List<String> arguments) {
    int at = 1;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      at++;
    }
    if (at == arguments.size()) {
      return false;
    }
    String script = arguments.get(at);
    String lower = script.toLowerCase(Locale.ROOT);
    boolean named = lower.endsWith(".lua") || lower.endsWith(".luac");
    return named && liesWhereNothingIsInstalled(event) && !OTHERS.contains(bareName(event));
  }

  private static boolean liesWhereNothingIsInstalled(Event event) {
    String location = event.text(KnownField.IMAGE_LOCATION).orElse("unknown");
    return switch (location) {
      case "temporary", "hidden", "descriptor", "remote", "stream" -> true;
      case "public", "program_data" -> true;
      case "home", "downloads", "app_data" ->
          event.hasText(KnownField.PROCESS_DROP_STATE, "dropped");
      default ->
          event.hasText(KnownField.IMAGE_STATE, "memory")
              || event.hasText(KnownField.IMAGE_STATE, "deleted");
    };
  }
}
