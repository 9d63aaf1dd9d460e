package perilune.scenarios.auditd;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import perilune.scenarios.record.Account;
import perilune.scenarios.record.Player;

/** The records themselves, line by line. Owned by one writing. */
final class AuditLog {

  /** Stands for a login user or session that is not set. */
  private static final long UNSET = 4_294_967_295L;

  private static final char ENRICHED = '\u001d';
  private static final long FIRST_SERIAL = 21_000;
  private static final int FIRST_INODE = 262_144;
  private static final int MAX_COMM = 15;

  private final StringBuilder out = new StringBuilder();
  private final String host;
  private final boolean enriched;

  /** The kernel keeps the title of a process from its first record on. */
  private final Map<Integer, String> titles = new HashMap<>();

  private long serial = FIRST_SERIAL;
  private String stamp = "";

  AuditLog(String host, boolean enriched) {
    this.host = host;
    this.enriched = enriched;
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Begins an event. */
  void begin(Instant time) {
    long millis = time.toEpochMilli();
    stamp = String.format(Locale.ROOT, "%d.%03d:%d", millis / 1_000, millis % 1_000, ++serial);
  }

  /** Writes a system call; its outcome and arguments are given as they stand in the record. */
  void call(Player actor, Call call, String outcome, int items) {
    String ids =
        "uid=%1$d gid=%1$d euid=%2$d suid=%2$d fsuid=%2$d egid=%1$d sgid=%1$d fsgid=%1$d"
            .formatted(actor.user().id(), actor.effective().id());
    String fields =
        "arch=c000003e syscall=%d %s items=%d ppid=%d pid=%d auid=%d %s tty=%s ses=%d comm=%s exe=%s key=\"%s\""
            .formatted(
                call.number(),
                outcome,
                items,
                actor.parentPid(),
                actor.pid(),
                login(actor),
                ids,
                actor.terminal().isEmpty() ? "(none)" : actor.terminal(),
                session(actor),
                AuditText.value(comm(actor)),
                AuditText.value(actor.image().path()),
                call.key());
    record("SYSCALL", fields, "ARCH=x86_64 SYSCALL=" + call.text() + names(actor));
  }

  /** Writes the words of a program. */
  void execve(List<String> words) {
    for (String body : AuditText.execve(words)) {
      record("EXECVE", body, "");
    }
  }

  /** Writes that a program's rights rose as it started. */
  void risenRights(boolean byFile) {
    String before = byFile ? "0" : "000001fffeffffff";
    record(
        "BPRM_FCAPS",
        "fver=0 fp=0 fi=0 fe=0 old_pp=%1$s old_pi=0 old_pe=%1$s old_pa=0 pp=000001fffeffffff pi=0 pe=000001fffeffffff pa=0 frootid=0"
            .formatted(before),
        "");
  }

  void directory(Player actor) {
    record("CWD", "cwd=" + AuditText.value(actor.directory()), "");
  }

  /** Writes a file of the event. */
  void path(int item, String name, String mode, String kind, Account owner) {
    boolean memory = name.startsWith("/proc/self/fd/");
    String fields =
        "item=%d name=%s inode=%d dev=%s mode=%s ouid=%d ogid=%d rdev=00:00 nametype=%s cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0"
            .formatted(
                item,
                AuditText.value(name),
                FIRST_INODE + (name.hashCode() & 0xFFFF),
                memory ? "00:01" : "fe:00",
                memory ? "0100777" : mode,
                owner.id(),
                owner.id(),
                kind);
    record("PATH", fields, "OUID=\"%1$s\" OGID=\"%1$s\"".formatted(owner.name()));
  }

  /** Writes the folder of a file that is made or taken away. */
  void folder(int item, String file, Account owner) {
    String name = file.substring(0, file.lastIndexOf('/') + 1);
    path(item, name.isEmpty() ? "./" : name, "040755", "PARENT", owner);
  }

  void socket(String address, int port) {
    String family = address.indexOf(':') >= 0 ? "inet6" : "inet";
    record(
        "SOCKADDR",
        "saddr=" + AuditText.socketAddress(address, port),
        "SADDR={ saddr_fam=" + family + " laddr=" + address + " lport=" + port + " }");
  }

  void mapping(int descriptor) {
    record("MMAP", "fd=" + descriptor + " flags=0x812", "");
  }

  /** Ends an event with the title of its process. */
  void title(Player actor) {
    String title =
        titles.computeIfAbsent(actor.pid(), _ -> AuditText.title(actor.image().arguments()));
    record("PROCTITLE", "proctitle=" + title, "");
  }

  /** Writes the kernel's record of a new session. */
  void opened(Player session) {
    String fields =
        "pid=%d uid=0 old-auid=%d auid=%d tty=(none) old-ses=%d ses=%d res=1"
            .formatted(session.pid(), UNSET, login(session), UNSET, session.session());
    record("LOGIN", fields, "UID=\"root\" OLD-AUID=\"unset\" AUID=\"" + loginName(session) + '"');
  }

  /** Writes a message of a program in user space. */
  void message(Player actor, String type, String text, String from) {
    String fields =
        "pid=%d uid=0 auid=%d ses=%d msg='%s exe=\"%s\" hostname=%s addr=%s terminal=%s res=success'"
            .formatted(
                actor.pid(),
                login(actor),
                session(actor),
                text,
                actor.image().path(),
                from,
                from,
                terminalWord(actor));
    record(type, fields, "UID=\"root\" AUID=\"" + loginName(actor) + '"');
  }

  private static String terminalWord(Player actor) {
    return switch (actor.image().name()) {
      case "sshd" -> "ssh";
      case "cron" -> "cron";
      default -> "?";
    };
  }

  private static String comm(Player actor) {
    String name = actor.image().traits().shebang().orElse(ProgramLinks.asked(actor.image()));
    if (actor.image().path().startsWith("/memfd:")) {
      return "3";
    }
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.length() <= MAX_COMM ? last : last.substring(0, MAX_COMM);
  }

  private static long login(Player actor) {
    return actor.login().map(account -> (long) account.id()).orElse(UNSET);
  }

  private static long session(Player actor) {
    return actor.session() == 0 ? UNSET : actor.session();
  }

  private static String loginName(Player actor) {
    return actor.login().map(Account::name).orElse("unset");
  }

  private static String names(Player actor) {
    String user = actor.user().name();
    String rights = actor.effective().name();
    return (" AUID=\"%1$s\" UID=\"%2$s\" GID=\"%2$s\" EUID=\"%3$s\" SUID=\"%3$s\" FSUID=\"%3$s\""
            + " EGID=\"%2$s\" SGID=\"%2$s\" FSGID=\"%2$s\"")
        .formatted(loginName(actor), user, rights);
  }

  private void record(String type, String fields, String names) {
    out.append("node=").append(host).append(" type=").append(type).append(" msg=audit(");
    out.append(stamp).append("): ").append(fields);
    if (enriched && !names.isEmpty()) {
      out.append(ENRICHED).append(names);
    }
    out.append('\n');
  }
}
