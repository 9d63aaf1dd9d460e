package perilune.bench;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Writes the audit records that Linux would write for what invented processes do, in the form that
 * auditd calls ENRICHED.
 *
 * <p>Time passes by a fixed step with every event, so that the same calls give the same bytes.
 * Owned by one thread.
 */
final class AuditHost {

  /** Stands for a login user or session that is not set. */
  static final long UNSET = 4_294_967_295L;

  /** Event time between two events, milliseconds: a host with some two hundred records a second. */
  private static final int STEP_MILLIS = 15;

  private static final char ENRICHED = '\u001d';
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** A system call of x86-64, and the key under which the audit rules record it. */
  private enum Call {
    CONNECT(42, "connect", "network"),
    CLONE(56, "clone", "fork"),
    EXECVE(59, "execve", "exec"),
    EXIT_GROUP(231, "exit_group", "exit"),
    OPEN(257, "openat", "open"),
    CREATE(257, "openat", "filewrite");

    private final int number;
    private final String text;
    private final String key;

    Call(int number, String text, String key) {
      this.number = number;
      this.text = text;
      this.key = key;
    }
  }

  private final StringBuilder out = new StringBuilder();
  private long millis;
  private long serial;

  AuditHost(long startMillis, long firstSerial) {
    millis = startMillis;
    serial = firstSerial;
  }

  /** Gives all that was written. */
  String log() {
    return out.toString();
  }

  /** Writes a comment line; readers pass it by. */
  void comment(String text) {
    out.append('#').append(text).append('\n');
  }

  /** Starts a child that still runs its parent's program. */
  Actor fork(Actor parent, int pid) {
    call(
        parent, Call.CLONE, "success=yes exit=" + pid + " a0=1200011 a1=0 a2=0 a3=7f3a51c0ea10", 0);
    title(parent);
    return parent.child(pid);
  }

  /** Gives a process another program; the first argument is the name it goes by. */
  Actor exec(Actor before, String path, String... arguments) {
    Actor after = before.running(path, arguments);
    call(after, Call.EXECVE, "success=yes exit=0 a0=55d0c1a2 a1=55d0c1b8 a2=55d0c1e0 a3=8", 2);
    record("EXECVE", execve(arguments), "");
    directory(after);
    path(0, path, "0100755 ouid=0 ogid=0", "NORMAL");
    path(1, "/lib64/ld-linux-x86-64.so.2", "0100755 ouid=0 ogid=0", "NORMAL");
    title(after);
    return after;
  }

  void exit(Actor actor, int code) {
    call(actor, Call.EXIT_GROUP, "a0=" + Integer.toHexString(code) + " a1=e7 a2=3c a3=7ffd1020", 0);
    title(actor);
  }

  void open(Actor actor, String file) {
    call(actor, Call.OPEN, "success=yes exit=3 a0=ffffff9c a1=55d0c1a2 a2=80000 a3=0", 1);
    directory(actor);
    path(0, file, "0100644 ouid=0 ogid=0", "NORMAL");
    title(actor);
  }

  void create(Actor actor, String file) {
    call(actor, Call.CREATE, "success=yes exit=3 a0=ffffff9c a1=55d0c1a2 a2=241 a3=1b6", 2);
    directory(actor);
    path(0, file.substring(0, file.lastIndexOf('/') + 1), "040755 ouid=0 ogid=0", "PARENT");
    path(1, file, "0100644 ouid=1000 ogid=1000", "CREATE");
    title(actor);
  }

  /** Opens a connection to an IPv4 address. */
  void connect(Actor actor, String address, int port) {
    call(actor, Call.CONNECT, "success=no exit=-115 a0=3 a1=55d0c1a2 a2=10 a3=0", 0);
    var saddr = new StringBuilder("0200").append(hex(port, 4));
    for (String part : address.split("\\.", -1)) {
      saddr.append(hex(Integer.parseInt(part), 2));
    }
    record(
        "SOCKADDR",
        "saddr=" + saddr.append("0".repeat(16)),
        "SADDR={ saddr_fam=inet laddr=" + address + " lport=" + port + " }");
    title(actor);
  }

  /** Says that a user logged in: the kernel's record of the new session. */
  Actor login(Actor daemon, long user, long session) {
    next();
    String fields =
        "pid=%d uid=0 old-auid=%d auid=%d tty=(none) old-ses=%d ses=%d res=1"
            .formatted(daemon.pid(), UNSET, user, UNSET, session);
    record("LOGIN", fields, "UID=\"root\" OLD-AUID=\"unset\" AUID=\"" + name(user) + '"');
    return daemon.of(user, session);
  }

  /** Writes a message of a program in user space. */
  void message(Actor actor, String type, String text) {
    next();
    String fields =
        "pid=%d uid=0 auid=%d ses=%d msg='%s exe=\"%s\" hostname=198.51.100.7 addr=198.51.100.7 terminal=ssh res=success'"
            .formatted(actor.pid(), actor.login(), actor.session(), text, actor.executable());
    record(type, fields, "UID=\"root\" AUID=\"" + name(actor.login()) + '"');
  }

  private void next() {
    millis += STEP_MILLIS;
    serial++;
  }

  private void call(Actor actor, Call call, String outcome, int items) {
    next();
    long user = actor.user();
    String ids =
        "uid=%1$d gid=%1$d euid=%1$d suid=%1$d fsuid=%1$d egid=%1$d sgid=%1$d fsgid=%1$d"
            .formatted(user);
    String fields =
        "arch=c000003e syscall=%d %s items=%d ppid=%d pid=%d auid=%d %s tty=%s ses=%d comm=\"%s\" exe=\"%s\" key=\"%s\""
            .formatted(
                call.number,
                outcome,
                items,
                actor.parent(),
                actor.pid(),
                actor.login(),
                ids,
                actor.terminal(),
                actor.session(),
                actor.command(),
                actor.executable(),
                call.key);
    record("SYSCALL", fields, "ARCH=x86_64 SYSCALL=" + call.text + names(actor));
  }

  private static String names(Actor actor) {
    String user = name(actor.user());
    var all = new StringBuilder(" AUID=\"" + name(actor.login()) + '"');
    for (String key :
        new String[] {"UID", "GID", "EUID", "SUID", "FSUID", "EGID", "SGID", "FSGID"}) {
      all.append(' ').append(key).append("=\"").append(user).append('"');
    }
    return all.toString();
  }

  private static String name(long user) {
    return user == UNSET ? "unset" : user == 0 ? "root" : "mira";
  }

  private static String execve(String... arguments) {
    var all = new StringBuilder("argc=" + arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      all.append(" a").append(i).append('=').append(word(arguments[i]));
    }
    return all.toString();
  }

  /** The kernel quotes what has neither blanks nor quotes, and writes all else in hexadecimal. */
  private static String word(String text) {
    boolean plain = text.chars().allMatch(c -> c > ' ' && c < 127 && c != '"');
    return plain ? '"' + text + '"' : HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private void directory(Actor actor) {
    record("CWD", "cwd=\"" + actor.directory() + '"', "");
  }

  private void path(int item, String name, String mode, String kind) {
    String fields =
        "item=%d name=%s inode=%d dev=fe:00 mode=%s rdev=00:00 nametype=%s cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0"
            .formatted(item, word(name), 200_000 + (name.hashCode() & 0xFFFF), mode, kind);
    record("PATH", fields, "OUID=\"root\" OGID=\"root\"");
  }

  private void title(Actor actor) {
    record("PROCTITLE", "proctitle=" + HEX.formatHex(actor.title()), "");
  }

  private void record(String type, String fields, String names) {
    out.append("type=").append(type).append(" msg=audit(");
    out.append(millis / 1000).append(String.format(Locale.ROOT, ".%03d", millis % 1000));
    out.append(':').append(serial).append("): ").append(fields);
    if (!names.isEmpty()) {
      out.append(ENRICHED).append(names);
    }
    out.append('\n');
  }

  private static String hex(int number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "X", number);
  }
}
