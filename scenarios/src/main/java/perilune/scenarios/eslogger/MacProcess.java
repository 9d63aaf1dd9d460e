package perilune.scenarios.eslogger;

import java.time.Instant;

/**
 * A process of a Mac at one moment: one image of it.
 *
 * @param pid number of the process
 * @param version number of the image: every fork and every exec makes a new one
 * @param path real path of the program
 * @param sign how it is signed
 * @param user number of the account
 * @param effective number of the account whose rights it has
 * @param login number of the account that logged in, negative for none
 * @param terminal such as {@code ttys001}, empty for none
 * @param directory working directory
 * @param parent pid and version of who started it
 * @param responsible pid and version of the application behind it
 * @param born when the process began
 */
record MacProcess(
    int pid,
    int version,
    String path,
    Sign sign,
    int user,
    int effective,
    int login,
    String terminal,
    String directory,
    Token parent,
    Token responsible,
    Instant born) {

  /** Who a process is, apart from its rights. */
  record Token(int pid, int version, int user, int login) {}

  Token token() {
    return new Token(pid, version, effective, login);
  }

  /** Gives a copy of this process with another number. */
  MacProcess child(int childPid, int childVersion, Instant time) {
    Token app = parent.pid() == 0 ? new Token(childPid, childVersion, user, login) : responsible;
    return new MacProcess(
        childPid,
        childVersion,
        path,
        sign,
        user,
        effective,
        login,
        terminal,
        directory,
        token(),
        app,
        time);
  }

  /** Gives the same process with another program. */
  MacProcess running(String otherPath, Sign otherSign, String otherDirectory) {
    Token app = responsible.pid() == pid ? new Token(pid, version + 1, user, login) : responsible;
    return new MacProcess(
        pid,
        version + 1,
        otherPath,
        otherSign,
        user,
        effective,
        login,
        terminal,
        otherDirectory,
        parent,
        app,
        born);
  }

  /** Gives the same process of another account. */
  MacProcess as(int otherUser, int otherEffective, int otherLogin, String otherTerminal) {
    return new MacProcess(
        pid,
        version,
        path,
        sign,
        otherUser,
        otherEffective,
        otherLogin,
        otherTerminal,
        directory,
        parent,
        responsible,
        born);
  }

  /** Gives the same process with another signature. */
  MacProcess signed(Sign other) {
    return new MacProcess(
        pid,
        version,
        path,
        other,
        user,
        effective,
        login,
        terminal,
        directory,
        parent,
        responsible,
        born);
  }
}
