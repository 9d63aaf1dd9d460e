package perilune.context.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names of those who started a program, with what is alike given one name: shells are {@code
 * shell}, what holds the session of a person is {@code session}, the first process {@code init}.
 */
final class Ancestors {

  /** Ancestors that count: further up stands only what started the machine. */
  private static final int MAX = 8;

  private static final Set<String> SHELLS =
      Set.of(
          "sh",
          "bash",
          "dash",
          "zsh",
          "fish",
          "ksh",
          "mksh",
          "ash",
          "csh",
          "tcsh",
          "busybox",
          "cmd",
          "powershell",
          "pwsh");

  private static final Set<String> SESSIONS =
      Set.of(
          "sshd",
          "sshd-session",
          "sshd-auth",
          "login",
          "su",
          "sudo",
          "doas",
          "tmux",
          "screen",
          "mosh-server",
          "gnome-terminal",
          "gnome-terminal-server",
          "konsole",
          "xterm",
          "kitty",
          "alacritty",
          "terminal",
          "iterm",
          "gdm",
          "gdm-session-worker",
          "explorer",
          "windowsterminal",
          "openconsole",
          "conhost",
          "loginwindow",
          "gnome-shell",
          "foot");

  private static final Set<String> FIRST =
      Set.of(
          "systemd",
          "init",
          "launchd",
          "services",
          "wininit",
          "winlogon",
          "userinit",
          "tini",
          "containerd-shim",
          "s");

  private Ancestors() {}

  /** Gives the name of one program as a parent or child. */
  static String name(String path) {
    String program = Shape.program(path);
    if (SHELLS.contains(program)) {
      return "shell";
    }
    if (SESSIONS.contains(program)) {
      return "session";
    }
    return FIRST.contains(program) ? "init" : program;
  }

  /**
   * Gives the names of a chain, parent first, each once; nothing above the session that a person
   * opened.
   */
  static List<String> chain(List<String> paths) {
    var names = new ArrayList<String>();
    for (String path : paths.subList(0, Math.min(MAX, paths.size()))) {
      String name = name(path);
      if (!name.isEmpty() && !names.contains(name)) {
        names.add(name);
      }
      if (name.equals("session")) {
        break;
      }
    }
    return names;
  }
}
