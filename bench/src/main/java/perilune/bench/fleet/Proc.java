package perilune.bench.fleet;

import java.util.List;

/**
 * A process of the fleet.
 *
 * @param entity its id
 * @param pid its number
 * @param path its executable
 * @param args its arguments, first the name it goes by
 * @param user as whom it runs
 * @param above entity ids of its ancestors, nearest first
 * @param entry how its story began, as Elastic Defend calls it
 */
record Proc(
    String entity,
    int pid,
    String path,
    List<String> args,
    User user,
    List<String> above,
    String entry) {

  Proc {
    args = List.copyOf(args);
    above = List.copyOf(above);
  }

  String name() {
    int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return path.substring(cut + 1);
  }

  /**
   * An account.
   *
   * @param id its number or SID
   * @param name its name
   */
  record User(String id, String name) {
    static final User ROOT = new User("0", "root");
  }
}
