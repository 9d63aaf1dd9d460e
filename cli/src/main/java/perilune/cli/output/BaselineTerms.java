package perilune.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perilune.context.baseline.Entry;
import perilune.context.baseline.Slot;

/** What of an entry other tools can ask for: paths, command lines, parents, users as patterns. */
public final class BaselineTerms {

  private static final List<String> SHELLS =
      List.of("sh", "bash", "dash", "zsh", "fish", "ksh", "ash", "busybox");
  private static final List<String> SESSIONS =
      List.of("sshd", "login", "su", "sudo", "tmux*", "screen", "explorer.exe");
  private static final List<String> FIRST = List.of("systemd", "init", "launchd", "services.exe");

  private static final String SCRIPT = "script ";
  private static final String ACCOUNT = "account ";

  private BaselineTerms() {}

  /** Says whether what it runs can be asked for at all: scripts can, code on a line cannot. */
  public static boolean canSay(Entry entry) {
    return !entry.of(Slot.RUNS).isEmpty()
        && entry.of(Slot.RUNS).stream()
            .allMatch(runs -> runs.startsWith(SCRIPT) || runs.equals("none"));
  }

  /** Gives patterns of the program's path, with {@code *}. */
  static List<String> images(Entry entry) {
    return entry.of(Slot.INTERPRETER).stream().map(BaselineTerms::pattern).toList();
  }

  /** Gives patterns that stand in its command line; none where it was told to run nothing. */
  static List<String> scripts(Entry entry) {
    return entry.of(Slot.RUNS).stream()
        .filter(runs -> runs.startsWith(SCRIPT))
        .map(runs -> pattern(runs.substring(SCRIPT.length())))
        .toList();
  }

  /** Gives patterns of its parents' file names; none where they were never known. */
  static List<String> parents(Entry entry) {
    var all = new ArrayList<String>();
    for (String parent : entry.of(Slot.PARENT)) {
      switch (parent) {
        case "shell" -> all.addAll(SHELLS);
        case "session" -> all.addAll(SESSIONS);
        case "init" -> all.addAll(FIRST);
        default -> all.add(pattern(parent) + "*");
      }
    }
    return all;
  }

  /** Gives its users, where all of them are known by name; else none. */
  static List<String> users(Entry entry) {
    var all = new ArrayList<String>();
    for (String user : entry.of(Slot.USER)) {
      String name =
          user.equals("root")
              ? user
              : user.startsWith(ACCOUNT) ? user.substring(ACCOUNT.length()) : "";
      if (name.isEmpty() || name.contains("*") || name.contains("<")) {
        return List.of();
      }
      all.add(name);
    }
    return all;
  }

  /** A shape's marks stand for anything; what it escaped is itself again. */
  private static String pattern(String shape) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < shape.length()) {
      char c = shape.charAt(at);
      int end = c == '<' ? shape.indexOf('>', at) : -1;
      if (end > 0) {
        String mark = shape.substring(at, end + 1).toLowerCase(Locale.ROOT);
        out.append(mark.equals("<lt>") ? "<" : mark.equals("<star>") ? "?" : "*");
        at = end + 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString().replaceAll("\\*+", "*");
  }

  static String windows(Entry entry, String pattern) {
    return entry.os().equals("windows") ? pattern.replace('/', '\\') : pattern;
  }
}
