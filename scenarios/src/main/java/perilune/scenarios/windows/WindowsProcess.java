package perilune.scenarios.windows;

import java.util.Optional;
import perilune.scenarios.story.Traits;

/**
 * A process of a story on Windows. Immutable: on Windows a process never changes its program.
 *
 * @param pid process number, a multiple of four
 * @param guid Sysmon's identity of it
 * @param path the program
 * @param commandLine as it is recorded
 * @param directory working directory, with its last backslash
 * @param user account, as {@code DOMAIN\name}
 * @param childUser account that children get unless the story says otherwise
 * @param traits what the story says of the program
 * @param parent who started it; empty for those that were there before the story
 */
record WindowsProcess(
    int pid,
    String guid,
    String path,
    String commandLine,
    String directory,
    String user,
    String childUser,
    Traits traits,
    Optional<WindowsProcess> parent) {

  /** Gives the part of the account behind the backslash. */
  String userName() {
    return user.substring(user.indexOf('\\') + 1);
  }

  /** Gives the part of the account before the backslash. */
  String domain() {
    return user.substring(0, Math.max(user.indexOf('\\'), 0));
  }

  /** Says whether it runs as a part of Windows. */
  boolean isOfSystem() {
    return domain().equals(WindowsCast.SYSTEM_DOMAIN);
  }
}
