package perilune.cli.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perilune.scenarios.atomic.AtomicYaml;
import perilune.scenarios.story.Scenario;

/**
 * Runs scenarios one after the other, each as an account without rights unless it says otherwise,
 * and gives the audit records of each.
 *
 * <p>All that is changed on the host is undone by {@link #close}, which also runs when the command
 * is ended by a signal: own audit rules, the own daemon, the switch of the audit subsystem, and the
 * folder in which scenarios write. Only SIGKILL leaves them; the next run takes them away first.
 */
public final class LiveRun implements AutoCloseable {

  /** Where scenarios write. */
  private static final Path WORK = Path.of("/tmp/perilune-validate");

  private static final Path DAEMON = Path.of("/run/perilune-validate");
  private static final String ACCOUNT = "nobody";

  /** Stands for the login under which scenarios run; no account has it. */
  private static final int LOGIN = 64_243;

  private static final int SECONDS = 20;
  private static final Duration FLUSH = Duration.ofSeconds(10);

  private final AuditDaemon daemon;
  private final AuditRules rules;
  private final Path setpriv;
  private final Thread hook = new Thread(this::undo, "undo");
  private boolean undone;

  private LiveRun(AuditDaemon daemon, AuditRules rules, Path setpriv) {
    this.daemon = daemon;
    this.rules = rules;
    this.setpriv = setpriv;
  }

  /**
   * What became of one scenario.
   *
   * @param records its audit records; empty if it was not run
   * @param notRun why it was not run; empty if it was
   */
  public record Result(String records, String notRun) {}

  /** Prepares the host, or says why that cannot be. */
  public static LiveRun open() throws IOException, CannotRun {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new CannotRun("--execute needs Linux; without it scenarios are replayed anywhere");
    }
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      throw new CannotRun("--execute sets audit rules, which only root may; run it with sudo");
    }
    Path auditctl = needed("auditctl", "audit");
    Path setpriv = needed("setpriv", "util-linux");
    var rules = new AuditRules(auditctl, LOGIN);
    makeWork();
    AuditDaemon daemon = AuditDaemon.open(auditctl, DAEMON);
    var run = new LiveRun(daemon, rules, setpriv);
    Runtime.getRuntime().addShutdownHook(run.hook);
    try {
      rules.set();
    } catch (IOException | CannotRun problem) {
      run.close();
      throw problem;
    }
    return run;
  }

  private static Path needed(String program, String from) throws CannotRun {
    return Shell.find(program)
        .orElseThrow(() ->
            new CannotRun(
                "--execute needs " + program + ", which is not installed (package " + from + ")"));
  }

  /** A folder that somebody else made could lead anywhere. */
  private static void makeWork() throws IOException, CannotRun {
    if (Files.exists(WORK, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new CannotRun(
          WORK + " is there already; take it away if it is from a run that was killed");
    }
    Files.createDirectory(
        WORK, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    UserPrincipal nobody =
        WORK.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT);
    Files.setOwner(WORK, nobody);
  }

  /** Runs one scenario and cleans up after it. */
  public Result run(Scenario scenario) throws IOException {
    if (!scenario.execution().possible()) {
      return new Result("", "it is only replayed: it has no run text");
    }
    for (String required : scenario.execution().requires()) {
      if (!Shell.run(Path.of("/"), SECONDS, List.of("/bin/sh", "-c", AtomicYaml.check(required)))
          .good()) {
        return new Result("", required + " is not installed here");
      }
    }
    AuditLogTail tail = daemon.tail();
    String mark = "perilune-validate " + scenario.id();
    daemon.mark(mark + " begins");
    try {
      Shell.run(WORK, SECONDS, words(scenario, scenario.execution().run()));
    } finally {
      daemon.mark(mark + " ends");
      if (!scenario.execution().cleanup().isEmpty()) {
        Shell.run(WORK, SECONDS, words(scenario, scenario.execution().cleanup()));
      }
    }
    if (!tail.waitFor(mark + " ends", FLUSH)) {
      return new Result("", "the audit daemon wrote no records of it");
    }
    return new Result(AuditSlice.between(tail.text(), mark + " begins", mark + " ends"), "");
  }

  /** The login number is set first, so that only what the scenario does is recorded. */
  private List<String> words(Scenario scenario, String text) {
    var words =
        new ArrayList<>(
            List.of(
                "/bin/sh", "-c", "echo " + LOGIN + " > /proc/self/loginuid && exec \"$@\"", "sh"));
    if (!scenario.execution().privileged()) {
      words.addAll(
          List.of(
              setpriv.toString(),
              "--reuid=" + ACCOUNT,
              "--regid=nogroup",
              "--clear-groups",
              "--no-new-privs"));
    }
    words.addAll(
        List.of(
            "/usr/bin/env",
            "-i",
            "PATH=/usr/local/bin:/usr/bin:/bin",
            "HOME=" + WORK,
            "/bin/sh",
            "-c",
            text));
    return words;
  }

  /** Undoes all that was changed on the host. */
  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The command is ending: the hook runs, or has run.
    }
  }

  private synchronized void undo() {
    if (undone) {
      return;
    }
    undone = true;
    try {
      rules.remove();
      daemon.close();
      Shell.run(
          Path.of("/"), SECONDS, List.of("/bin/rm", "-rf", "--one-file-system", WORK.toString()));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
