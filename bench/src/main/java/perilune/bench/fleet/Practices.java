package perilune.bench.fleet;

import java.util.List;
import java.util.SplittableRandom;

/** What the programs and people of one host do on one day. Owned by one thread. */
final class Practices {

  private static final long HOUR = 3_600_000;
  private static final List<String> ROCKS =
      List.of("lpeg", "luasocket", "busted", "luafilesystem", "penlight", "inspect", "argparse");
  private static final List<String> PROJECTS =
      List.of("gateway", "levels", "reports", "router", "billing", "tooling", "plugins", "docs");

  private final Site site;
  private final Day day;
  private final Host host;
  private final SplittableRandom random;
  private final int number;

  Practices(Site site, Day day, Host host, SplittableRandom random, int number) {
    this.site = site;
    this.day = day;
    this.host = host;
    this.random = random;
    this.number = number;
  }

  void live() {
    switch (host.role) {
      case "web" -> web();
      case "cache" -> service("/usr/bin/redis-server", "redis", "/etc/redis/redis.conf", 3);
      case "app" -> app();
      case "mon" -> mon();
      case "game" -> game();
      case "dev" -> people("/home/");
      case "ci" -> ci();
      case "sec" -> security();
      case "build" -> build();
      case "mac" -> people("/Users/");
      default -> windows();
    }
    if (host.os.equals("linux")) {
      metrics();
      if (random.nextInt(3) == 0) {
        packages();
      }
    }
  }

  private long at(int fromHour, int toHour) {
    return fromHour * HOUR + random.nextLong((toHour - fromHour) * HOUR - 60_000);
  }

  private Proc root(String path, String entry) {
    String first =
        host.isWindows() ? "C:\\Windows\\System32\\services.exe" : "/usr/lib/systemd/systemd";
    var init = new Proc(host.name + "-1", 1, first, List.of("init"), Proc.User.ROOT, List.of(), "");
    return new Proc(
        host.name + "-" + path.hashCode(),
        700 + Math.floorMod(path.hashCode(), 200),
        path,
        List.of(path),
        Proc.User.ROOT,
        List.of(init.entity()),
        entry);
  }

  private Proc init() {
    return new Proc(
        host.name + "-1",
        1,
        "/usr/lib/systemd/systemd",
        List.of("systemd"),
        Proc.User.ROOT,
        List.of(),
        "init");
  }

  /** Every server sends its numbers: a script of the site, from cron. */
  private void metrics() {
    Proc cron = root("/usr/sbin/cron", "");
    String script = site.path("/opt/metrics") + "/" + site.version("metrics") + "/collect.lua";
    Proc.User user = site.account("metrics");
    for (int hour = 0; hour < 24; hour += 4) {
      long time = hour * HOUR + 300_000 + host.number * 977L % 60_000;
      Proc shell = day.start(host, time, cron, user, "/bin/sh", "sh", "-c", script);
      Proc lua = day.start(host, time + 20, shell, user, site.lua(), site.lua(), script);
      day.start(host, time + 60, lua, user, "/bin/df", "df", "-P");
      if (random.nextInt(4) == 0) {
        day.start(host, time + 90, lua, user, "/usr/bin/uptime", "uptime");
      }
      day.connect(host, time + 120, lua, "10.0.9.5", 8086);
      day.exit(host, time + 400, lua);
    }
  }

  private void packages() {
    Proc timer = init();
    long time = at(3, 5);
    Proc.User root = Proc.User.ROOT;
    Proc dnf = day.start(host, time, timer, root, "/usr/bin/dnf", "dnf", "-y", "update");
    Proc rpm = day.start(host, time + 500, dnf, root, "/usr/bin/rpm", "rpm", "-q", "kernel");
    day.exit(host, time + 600, rpm);
  }

  private void service(String path, String user, String config, int restartEvery) {
    if (number == host.firstDay || number % 15 == host.number % 15 && restartEvery > 0) {
      Proc.User account = site.account(user);
      Proc server = day.start(host, at(4, 5), init(), account, path, path, config);
      day.exit(host, at(23, 24), server);
    }
  }

  private void web() {
    Proc.User user = site.account("www-data");
    String nginx =
        host.number % 3 == 0 ? "/usr/local/openresty/nginx/sbin/nginx" : "/usr/sbin/nginx";
    Proc master =
        number == host.firstDay || number % 7 == host.number % 7
            ? day.start(host, at(4, 5), init(), Proc.User.ROOT, nginx, "nginx", "-g", "daemon off;")
            : root(nginx, "init");
    Proc worker =
        new Proc(
            master.entity() + "w",
            master.pid() + 1,
            nginx,
            List.of("nginx: worker process"),
            user,
            List.of(master.entity()),
            "init");
    for (int i = 0; i < 6; i++) {
      day.connect(host, at(6, 22), worker, "10.0.3." + (1 + random.nextInt(20)), 6379);
      day.connect(host, at(6, 22), worker, "10.0.4." + (1 + random.nextInt(20)), 8080);
    }
    if (random.nextInt(6) == 0) {
      String resty = "/usr/local/openresty/bin/resty";
      Proc cron = root("/usr/sbin/cron", "");
      String script = site.path("/srv/www") + "/tasks/warm-cache.lua";
      Proc job = day.start(host, at(1, 2), cron, user, resty, "resty", script);
      day.connect(host, at(2, 3), job, "127.0.0.1", 80);
    }
  }

  private void app() {
    service("/usr/sbin/haproxy", "haproxy", "/etc/haproxy/haproxy.cfg", 1);
    Proc cron = root("/usr/sbin/cron", "");
    Proc.User user = site.account("backup");
    long time = 2 * HOUR + host.number * 61_000L;
    String script = site.path("/opt/backup") + "-" + site.version("backup") + "/rotate.lua";
    Proc lua = day.start(host, time, cron, user, site.lua(), "lua", script);
    Proc shell =
        day.start(host, time + 50, lua, user, "/bin/sh", "sh", "-c", "tar -czf a.tgz /srv");
    day.start(
        host, time + 70, shell, user, "/bin/tar", "tar", "-czf", "/var/backups/a.tgz", "/srv");
    day.connect(host, time + 900, lua, "10.0.8.9", 22);
    day.exit(host, time + 1_000, lua);
  }

  private void mon() {
    Proc.User user = site.account("nagios");
    Proc agent = root("/usr/sbin/nrpe", "init");
    for (int i = 0; i < 12; i++) {
      long time = i * 2L * HOUR + random.nextInt(60_000);
      String script = site.path("/usr/lib/nagios") + "/plugins/check_pool.lua";
      Proc lua = day.start(host, time, agent, user, site.lua(), "lua", script, "-w", "10");
      day.connect(host, time + 30, lua, "10.0.2." + (1 + random.nextInt(60)), 5432);
      day.exit(host, time + 90, lua);
    }
    long time = at(22, 23);
    Proc cron = root("/usr/sbin/cron", "");
    Proc nmap =
        day.start(
            host,
            time,
            cron,
            Proc.User.ROOT,
            "/usr/bin/nmap",
            "nmap",
            "-sV",
            "--script=default",
            "10.0.2.0/24");
    for (int i = 0; i < 20; i++) {
      day.connect(host, time + 100L * i, nmap, "10.0.2." + i, 20 + random.nextInt(9_000));
    }
  }

  private void game() {
    Proc.User user = site.account("game");
    String base = site.path("/opt/gameserver") + "-" + site.version("game");
    if (number == host.firstDay || random.nextInt(5) == 0) {
      long time = at(5, 6);
      Proc server =
          day.start(
              host, time, init(), user, base + "/bin/luajit", "luajit", base + "/scripts/main.lua");
      for (int i = 0; i < 5; i++) {
        day.connect(host, time + 60_000L * i, server, "10.0.3." + (1 + random.nextInt(9)), 6379);
      }
    }
  }

  private void people(String homes) {
    for (Proc.User user : host.people) {
      if (number % 7 < 5 || random.nextInt(5) == 0) {
        person(user, homes + user.name());
      }
    }
  }

  private void person(Proc.User user, String home) {
    boolean mac = host.os.equals("macos");
    String shellPath = mac ? "/bin/zsh" : random.nextInt(4) == 0 ? "/usr/bin/zsh" : "/bin/bash";
    Proc session =
        mac
            ? root("/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal", "")
            : root("/usr/sbin/sshd", "sshd");
    long time = at(8, 11);
    Proc shell = day.start(host, time, session, user, shellPath, "-" + shellPath);
    String brew = "/opt/homebrew/Cellar/";
    String lua = mac ? brew + "lua/" + site.version("brew-lua") + "/bin/lua" : site.lua();
    String nvim =
        mac ? brew + "neovim/" + site.version("brew-nvim") + "/bin/nvim" : "/usr/bin/nvim";
    for (int i = 0; i < 4 + random.nextInt(5); i++) {
      time += 60_000 + random.nextLong(HOUR / 2);
      String project = home + "/src/" + PROJECTS.get(random.nextInt(PROJECTS.size()));
      act(random.nextInt(9), time, shell, user, new Tools(lua, nvim, project, home));
    }
  }

  /** What a person works with. */
  private record Tools(String lua, String nvim, String project, String home) {}

  private void act(int what, long time, Proc shell, Proc.User user, Tools with) {
    boolean mac = host.os.equals("macos");
    switch (what) {
      case 0, 1, 2 -> {
        Proc editor =
            day.start(host, time, shell, user, with.nvim(), "nvim", with.project() + "/init.lua");
        day.start(host, time + 400, editor, user, "/usr/bin/git", "git", "status");
      }
      case 3, 4 -> {
        String script =
            with.project()
                + "/"
                + List.of("main", "test", "bench", "gen" + random.nextInt(40))
                    .get(random.nextInt(4))
                + ".lua";
        Proc run = day.start(host, time, shell, user, with.lua(), "lua", script);
        day.exit(host, time + 2_000, run);
      }
      case 5 ->
          day.start(
              host,
              time,
              shell,
              user,
              with.lua(),
              "lua",
              "-e",
              "print(" + random.nextInt(99) + "+1)");
      case 6 -> {
        String rock = ROCKS.get(random.nextInt(ROCKS.size()));
        String rocks = mac ? "/opt/homebrew/bin/luarocks" : "/usr/bin/luarocks";
        Proc run =
            day.start(
                host, time, shell, user, with.lua(), "lua", rocks, "install", "--local", rock);
        day.start(host, time + 300, run, user, "/usr/bin/unzip", "unzip", "-qo", rock + ".zip");
        day.connect(host, time + 100, run, "104.21.3.7", 443);
      }
      case 7 -> {
        Proc make = day.start(host, time, shell, user, "/usr/bin/make", "make", "check");
        day.start(
            host, time + 200, make, user, with.lua(), "lua", with.project() + "/spec/run.lua");
      }
      default -> {
        String tex = mac ? "/Library/TeX/texbin/lualatex" : "/usr/bin/lualatex";
        day.start(host, time, shell, user, tex, "lualatex", with.home() + "/doc/paper.tex");
      }
    }
  }

  private void ci() {
    Proc.User user = site.account("gitlab-runner");
    Proc runner = root(site.runner(), "init");
    for (int i = 0; i < 8; i++) {
      long time = at(0, 24);
      String id = Long.toHexString(0x1000_0000_0000L + random.nextLong(0xFFF_FFFF_FFFFL));
      String work = site.path("/builds") + "/" + id + "/0/team/" + PROJECTS.get(random.nextInt(8));
      Proc shell = day.start(host, time, runner, user, "/bin/bash", "bash", "-e");
      Proc rocks =
          day.start(
              host,
              time + 100,
              shell,
              user,
              site.lua(),
              "lua",
              "/usr/bin/luarocks",
              "install",
              "busted");
      day.connect(host, time + 300, rocks, "104.21.3.7", 443);
      Proc gcc =
          day.start(host, time + 500, rocks, user, "/usr/bin/gcc", "gcc", "-O2", "-c", "l.c");
      day.exit(host, time + 900, gcc);
      Proc test =
          day.start(host, time + 2_000, shell, user, site.lua(), "lua", work + "/spec/all.lua");
      day.exit(host, time + 9_000, test);
    }
  }

  private void security() {
    Proc.User user = host.people.getFirst();
    Proc shell =
        day.start(host, at(8, 9), root("/usr/sbin/sshd", "sshd"), user, "/bin/bash", "-bash");
    for (int i = 0; i < 3; i++) {
      long time = at(9, 17);
      String scripts = List.of("vuln", "safe", "http-title", "ssl-cert").get(random.nextInt(4));
      Proc scan =
          day.start(
              host,
              time,
              shell,
              user,
              "/usr/bin/nmap",
              "nmap",
              "--script=" + scripts,
              "10.0.1.0/24");
      for (int n = 0; n < 15; n++) {
        day.connect(host, time + 50L * n, scan, "10.0.1." + n, 1 + random.nextInt(10_000));
      }
    }
  }

  private void build() {
    Proc.User user = site.account("mock");
    Proc cron = root("/usr/sbin/cron", "");
    for (int i = 0; i < 3; i++) {
      long time = at(0, 6);
      Proc make = day.start(host, time, cron, user, "/usr/bin/make", "make", "-C", "/srv/build");
      day.start(host, time + 200, make, user, "/usr/bin/rpmbuild", "rpmbuild", "-ba", "pkg.spec");
      day.start(
          host,
          time + 900,
          make,
          user,
          site.lua(),
          "lua",
          site.path("/srv/build") + "/tools/manifest.lua");
    }
  }

  private void windows() {
    for (Proc.User user : host.people) {
      if (number % 7 >= 5) {
        continue;
      }
      Proc explorer = root("C:\\Windows\\explorer.exe", "");
      long time = at(8, 11);
      Proc shell =
          day.start(host, time, explorer, user, "C:\\Windows\\System32\\cmd.exe", "cmd.exe");
      String lua = "C:\\Program Files\\Lua\\" + site.version("lua") + "\\lua.exe";
      String home = "C:\\Users\\" + user.name();
      for (int i = 0; i < 3; i++) {
        time += 600_000 + random.nextLong(HOUR);
        String script = home + "\\src\\" + PROJECTS.get(random.nextInt(8)) + "\\main.lua";
        Proc run = day.start(host, time, shell, user, lua, "lua.exe", script);
        day.exit(host, time + 900, run);
      }
      if (random.nextInt(3) == 0) {
        day.start(
            host,
            time + 5_000,
            shell,
            user,
            "C:\\Program Files (x86)\\Nmap\\nmap.exe",
            "nmap.exe",
            "-sV",
            "10.0.1.1");
      }
    }
  }
}
