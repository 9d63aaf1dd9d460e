package perilune.pipeline.oracle;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import perilune.pipeline.oracle.Fleet.Recorded;
import perilune.pipeline.oracle.FleetHost.Program;
import perilune.pipeline.oracle.FleetHost.Running;

/** Writes enriched records of Linux auditd. */
final class AuditTeller implements Teller {

  private static final char ENRICHED = 0x1D;

  private final int host;
  private final String node;
  private long serial = 70_000;
  private String stamp = "";

  AuditTeller(int host, String node) {
    this.host = host;
    this.node = node.isEmpty() ? "" : "node=" + node + " ";
  }

  @Override
  public int host() {
    return host;
  }

  private void next(long millis) {
    serial += serial % 97 == 0 ? 4 : 1;
    stamp =
        String.format(
            Locale.ROOT, "msg=audit(%d.%03d:%d): ", millis / 1_000, millis % 1_000, serial);
  }

  private String record(String type, String body) {
    return node + "type=" + type + " " + stamp + body + "\n";
  }

  private String syscall(int number, String result, Running process) {
    Program program = process.program();
    return record(
        "SYSCALL",
        "arch=c000003e syscall=%d %s a1=0 a2=0 a3=0 items=0 ppid=%d pid=%d auid=1000 uid=1000"
                .formatted(number, result, process.parentPid(), process.pid())
            + " gid=0 euid=1000 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=(none) ses=3"
            + " comm=\"%s\" exe=\"%s\" key=(null)%cAUID=\"%s\" UID=\"%s\" EUID=\"%s\""
                .formatted(
                    program.name(),
                    program.path(),
                    ENRICHED,
                    process.user(),
                    process.user(),
                    process.user()));
  }

  private void add(String text, Program program, List<Recorded> out) {
    String title = record("PROCTITLE", "proctitle=" + hex(String.join("\0", program.args())));
    out.add(new Recorded(true, host, text + title));
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void fork(Running parent, Running child, long millis, List<Recorded> out) {
    next(millis);
    add(
        syscall(56, "success=yes exit=" + child.pid() + " a0=1200011", parent),
        parent.program(),
        out);
  }

  @Override
  public void exec(Running process, long millis, List<Recorded> out) {
    next(millis);
    add(
        syscall(59, "success=yes exit=0 a0=5", process) + command(process.program()),
        process.program(),
        out);
  }

  @Override
  public void failedExec(Running process, Program program, long millis, List<Recorded> out) {
    next(millis);
    add(syscall(59, "success=no exit=-2 a0=5", process) + command(program), process.program(), out);
  }

  private String command(Program program) {
    var arguments = new StringBuilder("argc=" + program.args().size());
    for (int i = 0; i < program.args().size(); i++) {
      String argument = program.args().get(i);
      boolean plain = argument.matches("[A-Za-z0-9./-]+");
      arguments.append(" a").append(i).append('=');
      arguments.append(plain ? "\"" + argument + "\"" : hex(argument));
    }
    return record("EXECVE", arguments.toString())
        + record("CWD", "cwd=\"/root\"")
        + record("PATH", "item=0 name=\"" + program.path() + "\" inode=1 nametype=NORMAL");
  }

  @Override
  public void exit(Running process, long millis, List<Recorded> out) {
    next(millis);
    add(syscall(231, "a0=0", process), process.program(), out);
  }

  @Override
  public void connect(Running process, long millis, List<Recorded> out) {
    next(millis);
    String address = record("SOCKADDR", "saddr=0200115C7F0000010000000000000000");
    add(syscall(42, "success=yes exit=0 a0=3", process) + address, process.program(), out);
  }

  @Override
  public void write(Running process, String path, long millis, List<Recorded> out) {
    next(millis);
    add(
        syscall(257, "success=yes exit=3 a0=ffffff9c", process)
            + record("CWD", "cwd=\"/\"")
            + record("PATH", "item=0 name=\"" + path + "\" inode=7 mode=0100644 nametype=CREATE"),
        process.program(),
        out);
  }

  @Override
  public void boot(long millis, int sequence, List<Recorded> out) {
    serial = sequence;
    next(millis);
    String boot =
        record(
            "SYSTEM_BOOT",
            "pid=273 uid=0 auid=4294967295 ses=4294967295 msg='comm=\"systemd-update-utmp\""
                + " exe=\"/usr/lib/systemd/systemd-update-utmp\" res=success'");
    out.add(new Recorded(true, host, boot));
  }

  @Override
  public void untimed(List<Recorded> out) {
    // The kernel's own count has no time; it names no host either, so that it would be another's.
  }

  @Override
  public void repeat(List<Recorded> out) {
    // The records of an event that is written twice are one event in one file, two in two.
  }
}
