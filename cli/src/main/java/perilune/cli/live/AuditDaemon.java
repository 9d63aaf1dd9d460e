package perilune.cli.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A daemon that writes audit records: the host's own if one runs, else one in the foreground with a
 * configuration of its own, which ends with the run.
 */
final class AuditDaemon implements AutoCloseable {

  private static final Path HOST_LOG = Path.of("/var/log/audit/audit.log");
  private static final Duration START = Duration.ofSeconds(10);

  private final Path auditctl;
  private final Path log;
  private final Optional<Process> own;
  private final boolean wasEnabled;
  private final Path folder;

  private AuditDaemon(
      Path auditctl, Path log, Optional<Process> own, boolean wasEnabled, Path folder) {
    this.auditctl = auditctl;
    this.log = log;
    this.own = own;
    this.wasEnabled = wasEnabled;
    this.folder = folder;
  }

  /** Uses the host's daemon, or starts one. */
  static AuditDaemon open(Path auditctl, Path folder) throws IOException, CannotRun {
    Shell.Outcome status = Shell.run(Path.of("/"), 10, List.of(auditctl.toString(), "-s"));
    if (!status.good()) {
      throw new CannotRun(
          "the kernel's audit subsystem cannot be asked (" + status.said().strip() + ")");
    }
    if (number(status.said(), "enabled") == 2) {
      throw new CannotRun("the audit rules of this host are locked until it is started anew");
    }
    boolean enabled = number(status.said(), "enabled") == 1;
    if (number(status.said(), "pid") > 0) {
      if (!Files.isReadable(HOST_LOG)) {
        throw new CannotRun(
            "another daemon takes the audit records and does not write "
                + HOST_LOG
                + "; stop it for the time of the run");
      }
      return new AuditDaemon(auditctl, HOST_LOG, Optional.empty(), enabled, folder);
    }
    return started(auditctl, enabled, folder);
  }

  private static AuditDaemon started(Path auditctl, boolean enabled, Path folder)
      throws IOException, CannotRun {
    Path auditd =
        Shell.find("auditd")
            .orElseThrow(() -> new CannotRun("auditd is not installed; install the package audit"));
    Path log = folder.resolve("audit.log");
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(folder.resolve("auditd.conf"), configuration(log));
    Process process =
        new ProcessBuilder(auditd.toString(), "-n", "-c", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("auditd.out").toFile())
            .start();
    var daemon = new AuditDaemon(auditctl, log, Optional.of(process), enabled, folder);
    if (!new AuditLogTail(log).waitFor("DAEMON_START", START)) {
      String said = Files.readString(folder.resolve("auditd.out")).strip();
      daemon.close();
      throw new CannotRun("auditd does not start: " + said);
    }
    return daemon;
  }

  private static String configuration(Path log) {
    return """
    local_events = yes
    write_logs = yes
    log_file = %s
    log_group = root
    log_format = RAW
    flush = INCREMENTAL_ASYNC
    freq = 1
    num_logs = 2
    max_log_file = 200
    max_log_file_action = IGNORE
    name_format = NONE
    priority_boost = 4
    space_left = 75
    space_left_action = IGNORE
    admin_space_left = 50
    admin_space_left_action = IGNORE
    disk_full_action = IGNORE
    disk_error_action = IGNORE
    use_libwrap = no
    q_depth = 2000
    overflow_action = IGNORE
    """
        .formatted(log);
  }

  private static int number(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip().split(" ")[0])
        .filter(word -> word.length() < 9 && word.chars().allMatch(Character::isDigit))
        .map(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  /** Gives what is written from now on. */
  AuditLogTail tail() throws IOException {
    return new AuditLogTail(log);
  }

  /** Puts a text into the log by which a stretch of it is found again. */
  void mark(String text) throws IOException {
    Shell.run(Path.of("/"), 10, List.of(auditctl.toString(), "-m", text));
  }

  @Override
  public void close() throws IOException {
    if (own.isEmpty()) {
      return;
    }
    own.get().destroy();
    if (!Shell.waitFor(own.get(), 10)) {
      Shell.end(own.get());
    }
    if (!wasEnabled) {
      Shell.run(Path.of("/"), 10, List.of(auditctl.toString(), "-e", "0"));
    }
    for (String file : List.of("audit.log", "audit.log.1", "auditd.conf", "auditd.out")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.deleteIfExists(folder);
  }
}
