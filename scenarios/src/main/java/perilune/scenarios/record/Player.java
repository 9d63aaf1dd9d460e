package perilune.scenarios.record;

import java.util.Optional;
import perilune.scenarios.story.Image;

/**
 * A process at one moment of a story: which program it runs, as whom, and below whom.
 *
 * @param name the actor's name in the story
 * @param pid process number
 * @param parentPid number of the process that made it
 * @param image the program
 * @param user account it runs as
 * @param effective account whose rights it has
 * @param login account that once logged in; empty for services
 * @param session number of that login's session; 0 if none
 * @param terminal such as {@code pts0}; empty if none
 * @param directory working directory
 * @param childUser account that children get unless said otherwise
 */
public record Player(
    String name,
    int pid,
    int parentPid,
    Image image,
    Account user,
    Account effective,
    Optional<Account> login,
    int session,
    String terminal,
    String directory,
    Account childUser) {

  /** Gives a process made by this one that still runs the same program. */
  Player child(String childName, int childPid) {
    return new Player(
        childName, childPid, pid, image, user, effective, login, session, terminal, directory,
        childUser);
  }

  /** Gives the same process with another program. */
  Player running(Image other, Account as, Account rights) {
    return new Player(
        name,
        pid,
        parentPid,
        other,
        as,
        rights,
        login,
        session,
        other.traits().terminal() && terminal.isEmpty() ? "pts1" : terminal,
        other.traits().directory().orElse(directory),
        as);
  }

  /** Gives the same process inside a session. */
  Player loggedIn(Account person, int number, String where) {
    return new Player(
        name,
        pid,
        parentPid,
        image,
        user,
        effective,
        Optional.of(person),
        number,
        where,
        directory,
        person);
  }
}
