package perilune.scenarios.auditd;

import java.time.Instant;
import perilune.scenarios.record.Account;
import perilune.scenarios.record.Cast;
import perilune.scenarios.record.Player;
import perilune.scenarios.record.Scene;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Kind;

/** Records of processes that begin, run other programs and end, and of people who log in. */
final class ProcessRecords {

  private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

  private final AuditLog log;
  private final Cast cast;
  private final Setting setting;
  private int launches;

  ProcessRecords(AuditLog log, Cast cast, Setting setting) {
    this.log = log;
    this.cast = cast;
    this.setting = setting;
  }

  /** Writes the records of a scene; says whether it was one of a process. */
  boolean write(Scene scene) {
    switch (scene.deed()) {
      case Deed.Login login -> login(scene, login);
      case Deed.Service(var unit, var _) -> service(scene, unit);
      case Deed.Cron _ -> cron(scene);
      case Deed.Start _ -> start(scene);
      case Deed.Fork(var by) -> fork(scene, by);
      case Deed.Replace _ -> exec(scene);
      case Deed.Exit(var code) -> exit(scene, code);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * A child by vfork, as os.execute makes it, holds its parent up until its program runs; the
   * parent's record is then often behind the child's, with an earlier time and a later number.
   */
  private void start(Scene scene) {
    Player child = scene.before().orElse(scene.actor());
    boolean shell = child.image().name().endsWith("sh");
    boolean late = !shell && launches++ % 2 == 0;
    if (!late) {
      made(scene, child, shell);
    }
    exec(scene);
    if (late) {
      made(scene, child, false);
    }
  }

  private void made(Scene scene, Player child, boolean shell) {
    scene.parent().ifPresent(parent -> fork(scene.time(), parent, child.pid(), shell));
  }

  private void fork(Scene scene, String by) {
    if (by.equals(scene.actor().name())) {
      fork(scene.time(), scene.actor(), cast.spare(), true);
    } else {
      made(scene, scene.actor(), true);
    }
  }

  private void fork(Instant time, Player parent, int child, boolean shell) {
    if (!setting.records(Kind.FORK)) {
      return;
    }
    String flags = shell ? "1200011" : "4111";
    log.begin(time.minusMillis(1));
    log.call(
        parent,
        Call.CLONE,
        "success=yes exit=" + child + " a0=" + flags + " a1=0 a2=0 a3=7f3a51c0ea10",
        0);
    log.title(parent);
  }

  private void exec(Scene scene) {
    if (!setting.records(Kind.EXEC)) {
      return;
    }
    Player actor = scene.actor();
    Image image = actor.image();
    boolean script = image.traits().shebang().isPresent();
    boolean raised = actor.effective().id() != actor.user().id();
    log.begin(scene.time());
    log.call(
        actor,
        Call.EXECVE,
        "success=yes exit=0 a0=55d0c1a2b3c0 a1=55d0c1b8a020 a2=55d0c1e04fd0 a3=8",
        script ? 3 : 2);
    if (raised || actor.user().id() == 0) {
      log.risenRights(raised);
    }
    log.execve(image.arguments());
    log.directory(actor);
    programFiles(image, raised);
    log.title(actor);
  }

  private void programFiles(Image image, boolean raised) {
    int item = 0;
    String mode = raised ? "0104755" : "0100755";
    if (image.traits().shebang().isPresent()) {
      String script = image.traits().shebang().get();
      log.path(item++, script, "0100755", "NORMAL", Account.ROOT);
    }
    String asked = ProgramLinks.asked(image);
    String name = asked.startsWith("/memfd:") ? "/proc/self/fd/3" : asked;
    log.path(item++, name, mode, "NORMAL", Account.ROOT);
    log.path(item, LOADER, "0100755", "NORMAL", Account.ROOT);
  }

  private void exit(Scene scene, int code) {
    if (setting.records(Kind.EXIT)) {
      log.begin(scene.time());
      String status = Integer.toHexString(code);
      log.call(scene.actor(), Call.EXIT_GROUP, "a0=" + status + " a1=e7 a2=3c a3=7ffd10204a90", 0);
      log.title(scene.actor());
    }
  }

  private void login(Scene scene, Deed.Login login) {
    Player session = scene.parent().orElse(scene.actor());
    String from = login.from().orElse("?");
    String account = " acct=\"" + login.user() + '"';
    if (setting.records(Kind.AUTH)) {
      message(
          scene, session, "USER_AUTH", "op=PAM:authentication grantors=pam_unix" + account, from);
      message(scene, session, "USER_ACCT", "op=PAM:accounting grantors=pam_unix" + account, from);
      log.begin(scene.time());
      log.opened(session);
      message(
          scene, session, "USER_START", "op=PAM:session_open grantors=pam_unix" + account, from);
      message(scene, session, "USER_LOGIN", "op=login id=" + scene.actor().user().id(), from);
    }
    fork(scene.time(), session, scene.actor().pid(), true);
    exec(scene);
  }

  private void cron(Scene scene) {
    Player job = scene.actor();
    if (setting.records(Kind.AUTH)) {
      String account = " acct=\"" + job.childUser().name() + '"';
      message(scene, job, "USER_ACCT", "op=PAM:accounting grantors=pam_permit" + account, "?");
      log.begin(scene.time());
      log.opened(job);
      message(scene, job, "USER_START", "op=PAM:session_open grantors=pam_loginuid" + account, "?");
    }
  }

  private void service(Scene scene, String unit) {
    if (setting.records(Kind.AUTH)) {
      String bare = unit.endsWith(".service") ? unit.substring(0, unit.length() - 8) : unit;
      message(scene, scene.actor(), "SERVICE_START", "unit=" + bare + " comm=\"systemd\"", "?");
    }
  }

  private void message(Scene scene, Player actor, String type, String text, String from) {
    log.begin(scene.time());
    log.message(actor, type, text, from);
  }
}
