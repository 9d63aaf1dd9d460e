package perilune.scenarios.eslogger;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.scenarios.eslogger.MacProcess.Token;
import perilune.scenarios.record.Setting;

/** The processes of a Mac while a story is told, by the names of its actors. */
final class MacCast {

  private static final Map<String, Integer> SERVICES =
      Map.of("root", 0, "daemon", 1, "_www", 70, "_mysql", 74, "_postgres", 216, "nobody", 65_534);
  private static final int FIRST_PERSON = 501;

  private final Setting setting;
  private final Map<String, MacProcess> actors = new LinkedHashMap<>();
  private final Map<String, Integer> people = new HashMap<>();

  /** The account that children get, where it is not the actor's own. */
  private final Map<String, Integer> childUsers = new HashMap<>();

  private final MacProcess launchd;
  private int nextPid;
  private int nextVersion = 1_500;
  private int nextTerminal = 1;

  MacCast(Setting setting) {
    this.setting = setting;
    this.nextPid = setting.firstPid();
    this.launchd =
        new MacProcess(
            1,
            1,
            "/sbin/launchd",
            Sign.of("/sbin/launchd", List.of()),
            0,
            0,
            -1,
            "",
            "/",
            new Token(0, 0, 0, -1),
            new Token(1, 1, 0, -1),
            setting.start());
  }

  MacProcess launchd() {
    return launchd;
  }

  /** Gives an actor; whoever is not introduced is launchd. */
  MacProcess actor(String name) {
    return actors.getOrDefault(name, launchd);
  }

  void set(String name, MacProcess process) {
    actors.put(name, process);
  }

  void childrenRunAs(String name, String account) {
    childUsers.put(name, account(account));
  }

  /** Gives a new process that is still its parent's image. */
  MacProcess fork(String by, Instant time) {
    MacProcess parent = actor(by);
    MacProcess child = fork(parent, time);
    Integer user = childUsers.get(by);
    return user == null
        ? child
        : child.as(user, user, user >= FIRST_PERSON ? user : -1, child.terminal());
  }

  MacProcess fork(MacProcess parent, Instant time) {
    return parent.child(nextPid++, version(), time);
  }

  /** Gives room for the versions of an image and of those that it may become. */
  private int version() {
    nextVersion += 10;
    return nextVersion;
  }

  String terminal() {
    return "ttys" + String.format("%03d", nextTerminal++);
  }

  /** Gives the number of an account: people come from 501 on. */
  int account(String name) {
    Integer service = SERVICES.get(name);
    return service != null
        ? service
        : people.computeIfAbsent(name, _ -> FIRST_PERSON + people.size());
  }

  Map<String, Integer> pids() {
    var all = new LinkedHashMap<String, Integer>();
    actors.forEach((name, process) -> all.put(name, process.pid()));
    return all;
  }

  Instant start() {
    return setting.start();
  }

  /** Gives the path as the kernel names it: three folders are links on a Mac. */
  static String real(String path) {
    boolean linked =
        path.startsWith("/tmp/")
            || path.equals("/tmp")
            || path.startsWith("/var/")
            || path.startsWith("/etc/");
    return linked ? "/private" + path : path;
  }
}
