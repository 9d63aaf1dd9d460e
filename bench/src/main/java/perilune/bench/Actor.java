package perilune.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An invented process, as its records show it.
 *
 * @param pid its id
 * @param parent its parent's id
 * @param login user who logged in, or {@link AuditHost#UNSET}
 * @param session login session, or {@link AuditHost#UNSET}
 * @param terminal as in {@code tty}
 * @param executable the program's path
 * @param arguments of the program
 */
record Actor(
    int pid,
    int parent,
    long login,
    long session,
    String terminal,
    String executable,
    List<String> arguments) {

  Actor {
    arguments = List.copyOf(arguments);
  }

  /** Gives a service that was started by init. */
  static Actor service(int pid, String executable, String... arguments) {
    return new Actor(
        pid, 1, AuditHost.UNSET, AuditHost.UNSET, "(none)", executable, List.of(arguments));
  }

  Actor child(int childPid) {
    return new Actor(childPid, pid, login, session, terminal, executable, arguments);
  }

  Actor running(String path, String... newArguments) {
    return new Actor(pid, parent, login, session, terminal, path, List.of(newArguments));
  }

  Actor of(long user, long newSession) {
    return new Actor(pid, parent, user, newSession, terminal, executable, arguments);
  }

  Actor at(String newTerminal) {
    return new Actor(pid, parent, login, session, newTerminal, executable, arguments);
  }

  /** Gives the user as whom it runs: root until somebody logged in. */
  long user() {
    return login == AuditHost.UNSET ? 0 : login;
  }

  String directory() {
    return user() == 0 ? "/" : "/home/mira/work";
  }

  /** Gives the name that the kernel keeps: fifteen bytes of the file's. */
  String command() {
    String name = executable.substring(executable.lastIndexOf('/') + 1);
    return name.substring(0, Math.min(15, name.length()));
  }

  /** Gives the title: arguments with a zero byte between them, at most 128 bytes. */
  byte[] title() {
    byte[] whole = String.join("\0", arguments).getBytes(StandardCharsets.UTF_8);
    return whole.length <= 128 ? whole : Arrays.copyOf(whole, 128);
  }
}
