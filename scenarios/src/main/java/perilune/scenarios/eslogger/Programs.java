package perilune.scenarios.eslogger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.scenarios.eslogger.JsonText.Absent;
import perilune.scenarios.eslogger.Messages.EsEvent;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Traits;

/** Messages of processes that begin, run other programs and end. Owned by one writing. */
final class Programs {

  private static final EsEvent EXEC = new EsEvent("exec", 9);
  private static final EsEvent FORK = new EsEvent("fork", 11);
  private static final EsEvent EXIT = new EsEvent("exit", 15);

  // Types of descriptors, sys/proc_info.h.
  private static final int VNODE = 1;
  private static final int SOCKET = 2;
  private static final int PIPE = 6;

  private static final int EXIT_SHIFT = 8;
  private static final Image SHELL = new Image("/bin/zsh", List.of("-zsh"), "-zsh", Traits.NONE);

  private final MacCast cast;
  private final Messages messages;
  private final Setting setting;

  Programs(MacCast cast, Messages messages, Setting setting) {
    this.cast = cast;
    this.messages = messages;
    this.setting = setting;
  }

  /** A person opens a terminal, or comes over the network: the actor is the shell. */
  void login(String name, String user, Optional<String> from, Instant time) {
    int person = cast.account(user);
    MacProcess outer = from.isPresent() ? daemon(time) : terminalApp(person, time);
    MacProcess door = cast.fork(outer, time);
    announce(time, outer, door);
    String program = from.isPresent() ? "/usr/libexec/sshd-session" : "/usr/bin/login";
    var words = from.isPresent() ? List.of("sshd-session: " + user) : List.of("login", "-pf", user);
    MacProcess inside = door.as(0, 0, person, cast.terminal());
    MacProcess opened = exec(time, inside, new Image(program, words, "", Traits.NONE));
    if (from.isPresent() && setting.records(Kind.AUTH)) {
      var part = new LinkedHashMap<String, Object>();
      part.put("success", true);
      part.put("result_type", 0);
      part.put("source_address_type", 1);
      part.put("source_address", from.get());
      part.put("username", user);
      part.put("has_uid", true);
      part.put("uid", person);
      messages.add(time, opened, new EsEvent("openssh_login", 110), part);
    }
    MacProcess child = cast.fork(opened, time);
    announce(time, opened, child);
    MacProcess shell = child.as(person, person, person, opened.terminal());
    cast.set(name, exec(time, at(shell, home(user)), SHELL));
  }

  private MacProcess terminalApp(int person, Instant time) {
    String path = "/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal";
    MacProcess app = cast.fork(cast.launchd(), time.minusSeconds(600));
    return app.running(path, Sign.of(path, List.of()), "/").as(person, person, person, "");
  }

  private MacProcess daemon(Instant time) {
    MacProcess sshd = cast.fork(cast.launchd(), time.minusSeconds(60));
    return sshd.running("/usr/sbin/sshd", Sign.of("/usr/sbin/sshd", List.of()), "/");
  }

  /** launchd runs a time table's program as cron does: the actor is cron's process for it. */
  void cron(String name, String user, Instant time) {
    MacProcess daemon = cast.fork(cast.launchd(), time.minusSeconds(60));
    MacProcess cron = daemon.running("/usr/sbin/cron", Sign.of("/usr/sbin/cron", List.of()), "/");
    MacProcess job = cast.fork(cron, time);
    announce(time, cron, job);
    int account = cast.account(user);
    cast.set(name, job.as(account, account, account, ""));
  }

  private static String home(String user) {
    return user.equals("root") ? "/private/var/root" : "/Users/" + user;
  }

  private static MacProcess at(MacProcess process, String directory) {
    return new MacProcess(
        process.pid(),
        process.version(),
        process.path(),
        process.sign(),
        process.user(),
        process.effective(),
        process.login(),
        process.terminal(),
        directory,
        process.parent(),
        process.responsible(),
        process.born());
  }

  void start(String name, String by, Image image, Instant time) {
    MacProcess child = cast.fork(by, time);
    announce(time, cast.actor(by), child);
    if (cast.actor(by).pid() == 1) {
      child =
          exec(time, child, new Image("/usr/libexec/xpcproxy", xpcproxy(image), "", Traits.NONE));
    }
    cast.set(name, become(time, child, image));
  }

  private static List<String> xpcproxy(Image image) {
    return List.of("xpcproxy", "application." + image.name());
  }

  void replace(String name, Image image, Instant time) {
    cast.set(name, become(time, cast.actor(name), image));
  }

  void fork(String name, String by, Instant time) {
    MacProcess child = cast.fork(by, time);
    announce(time, cast.actor(by), child);
    if (!name.equals(by)) {
      cast.set(name, child);
    }
  }

  void exit(String name, int code, Instant time) {
    if (setting.records(Kind.EXIT)) {
      messages.add(time, cast.actor(name), EXIT, Map.of("stat", code << EXIT_SHIFT));
    }
  }

  private void announce(Instant time, MacProcess parent, MacProcess child) {
    if (setting.records(Kind.FORK)) {
      messages.add(time, parent, FORK, Map.of("child", messages.process(child)));
    }
  }

  private MacProcess become(Instant time, MacProcess process, Image image) {
    Traits traits = image.traits();
    MacProcess owner = process;
    if (traits.user().isPresent()) {
      int user = cast.account(traits.user().get());
      owner = owner.as(user, user, owner.login(), owner.terminal());
    }
    if (traits.details().containsKey("setuid")) {
      int rights = cast.account(traits.details().getOrDefault("setuid", "root"));
      owner = owner.as(owner.user(), rights, owner.login(), owner.terminal());
    }
    if (traits.terminal() && owner.terminal().isEmpty()) {
      owner = owner.as(owner.user(), owner.effective(), owner.login(), cast.terminal());
    }
    MacProcess running = exec(time, owner, image);
    if (!image.path().equals("/bin/sh")) {
      return running;
    }
    // macOS' /bin/sh only looks up which shell it is to be.
    return exec(time, running, image.at("/bin/bash"));
  }

  private MacProcess exec(Instant time, MacProcess before, Image image) {
    Traits traits = image.traits();
    String path = MacCast.real(image.path());
    String directory = MacCast.real(traits.directory().orElse(before.directory()));
    MacProcess target = before.running(path, Sign.of(path, traits.signed()), directory);
    if (!setting.records(Kind.EXEC)) {
      return target;
    }
    var part = new LinkedHashMap<String, Object>();
    part.put("target", messages.process(target));
    part.put("args", image.arguments());
    part.put("env", environment(target, traits));
    part.put("cwd", messages.folder(directory, target.user()));
    part.put(
        "script",
        traits.shebang().isPresent()
            ? messages.plain(MacCast.real(traits.shebang().get()), target.user())
            : Absent.VALUE);
    part.put("dyld_exec_path", traits.via().orElse(path));
    part.put("fds", descriptors(traits));
    part.put("last_fd", 2);
    part.put("image_cputype", 16_777_228);
    part.put("image_cpusubtype", 0);
    messages.add(time, before, EXEC, part);
    return target;
  }

  private static List<Object> environment(MacProcess target, Traits traits) {
    var all = new ArrayList<Object>();
    all.add("PATH=/opt/homebrew/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    all.add("SHELL=/bin/zsh");
    all.add("XPC_FLAGS=0x0");
    if (!target.terminal().isEmpty()) {
      all.add("TERM=xterm-256color");
    }
    traits.environment().forEach((name, value) -> all.add(name + "=" + value));
    return all;
  }

  private static List<Object> descriptors(Traits traits) {
    int input =
        switch (traits.details().getOrDefault("stdin", "file")) {
          case "pipe" -> PIPE;
          case "socket" -> SOCKET;
          default -> VNODE;
        };
    var first = new LinkedHashMap<String, Object>();
    first.put("fd", 0);
    first.put("fdtype", input);
    if (input == PIPE) {
      first.put("pipe", Map.of("pipe_id", 77_001));
    }
    return List.of(first, Map.of("fd", 1, "fdtype", VNODE), Map.of("fd", 2, "fdtype", VNODE));
  }
}
