package perilune.pipeline.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import perilune.pipeline.oracle.Fleet.Recorded;

/** One host of a generated fleet: what runs there and how it is told. */
final class FleetHost {

  /**
   * A running program.
   *
   * @param parentPid who started it
   * @param entity the source's id of the process, where it has one
   * @param user who runs it
   */
  record Running(
      long pid, long parentPid, String entity, String parentEntity, Program program, String user) {}

  /**
   * A program and its arguments.
   *
   * @param path of the executable
   */
  record Program(String path, List<String> args) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private static final List<Program> PROGRAMS =
      List.of(
          new Program("/usr/bin/bash", List.of("bash")),
          new Program("/usr/bin/dash", List.of("sh", "-c", "whoami; id")),
          new Program("/usr/bin/lua5.4", List.of("lua5.4", "-e", "os.execute('whoami')")),
          new Program("/usr/bin/lua5.4", List.of("lua", "/tmp/.x/drop.lua")),
          new Program("/usr/bin/lua5.4", List.of("lua", "-")),
          new Program("/usr/bin/luajit", List.of("luajit", "-e", "loadstring(x)()")),
          new Program("/usr/bin/nmap", List.of("nmap", "--script", "x.nse", "127.0.0.1")),
          new Program("/usr/bin/whoami", List.of("whoami")),
          new Program("/usr/bin/curl", List.of("curl", "http://127.0.0.1/a b")),
          new Program("/usr/bin/cat", List.of("cat", "/etc/passwd")));
  private static final List<String> FILES =
      List.of("/etc/cron.d/job", "/tmp/a", "/home/alice/.bashrc", "/var/log/x");
  private static final List<String> USERS = List.of("alice", "bob", "root");

  private final SplittableRandom random;
  private final Teller teller;
  private final List<Running> running = new ArrayList<>();
  private int entities;
  private long lastMillis;

  FleetHost(int number, SplittableRandom random) {
    this.random = random;
    // Two audit hosts with a node, one without; then two of ECS, one without host fields.
    this.teller =
        switch (number % 6) {
          case 0, 1 -> new AuditTeller(number, "node" + number);
          case 2 -> new AuditTeller(number, number < 6 ? "" : "node" + number);
          case 3, 4 -> new EcsTeller(number, "ecs" + number);
          default -> new EcsTeller(number, number < 6 ? "" : "ecs" + number);
        };
    boot();
  }

  private void boot() {
    running.clear();
    Program init = new Program("/usr/lib/systemd/systemd", List.of("systemd"));
    running.add(new Running(1, 0, entity(), "", init, "root"));
    Program shell = PROGRAMS.getFirst();
    running.add(new Running(500, 1, entity(), running.getFirst().entity(), shell, "alice"));
  }

  private String entity() {
    return "e" + teller.host() + "-" + entities++;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Lets something happen. */
  void act(long millis, List<Recorded> out) {
    int before = out.size();
    happen(millis, out);
    lastMillis = millis;
    if (out.size() > before && random.nextInt(25) == 0) {
      teller.repeat(out);
    }
  }

  private void happen(long millis, List<Recorded> out) {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6 -> start(millis, out);
      case 7, 8 -> execInPlace(millis, out);
      case 9, 10 -> exit(millis, out);
      case 11, 12, 13 -> teller.connect(pick(running), millis, out);
      case 14, 15, 16 -> teller.write(pick(running), pick(FILES), millis, out);
      case 17 -> teller.failedExec(pick(running), pick(PROGRAMS), millis, out);
      case 18 -> teller.untimed(out);
      default -> {
        // A boot takes time: no serial number comes twice at one time.
        if (random.nextInt(8) == 0 && millis > lastMillis) {
          teller.boot(millis, random.nextInt(1, 50), out);
          boot();
        }
      }
    }
  }

  private void start(long millis, List<Recorded> out) {
    Running parent = pick(running);
    // Few pids: they are used again and again.
    long pid = 1_000L + random.nextInt(40);
    running.removeIf(process -> process.pid() == pid);
    if (running.isEmpty()) {
      boot();
    }
    String user = random.nextInt(4) == 0 ? pick(USERS) : parent.user();
    var child = new Running(pid, parent.pid(), entity(), parent.entity(), pick(PROGRAMS), user);
    // The kernel often writes the parent's fork after the child's exec; some sensors write none.
    int forks = random.nextInt(3);
    if (forks == 0) {
      teller.fork(parent, child, millis, out);
    }
    teller.exec(child, millis, out);
    if (forks == 1) {
      teller.fork(parent, child, millis, out);
    }
    running.add(child);
  }

  private void execInPlace(long millis, List<Recorded> out) {
    int at = random.nextInt(running.size());
    Running old = running.get(at);
    var now =
        new Running(
            old.pid(),
            old.parentPid(),
            old.entity(),
            old.parentEntity(),
            pick(PROGRAMS),
            old.user());
    teller.exec(now, millis, out);
    running.set(at, now);
  }

  private void exit(long millis, List<Recorded> out) {
    if (running.size() > 2) {
      Running gone = running.remove(random.nextInt(running.size()));
      teller.exit(gone, millis, out);
    }
  }
}
