package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;
import perilune.checks.acceptance.AuditRecords.Exec;

/** Ten recorded attacks, each in a log of its own, and eight harmless days beside them. */
class RecordedAttacksTest {

  private static final Set<String> WORTH_A_LOOK = Set.of("medium", "high", "critical");

  /**
   * By scenario, which exec of the log is that of the interpreter, or of the program with one
   * inside, that ran the attacker's code: the answer that an analyst reads from the raw records.
   */
  private static final Map<String, Predicate<Exec>> TRUE_CULPRITS =
      Map.of(
          "atomic_os_execute", gaveCode("/usr/bin/lua5.4", "os.execute"),
          "atomic_socket_connect", gaveCode("/usr/bin/lua5.4", "connect("),
          "atomic_loadstring", gaveCode("/usr/bin/luajit", "loadstring("),
          "dropped_script_by_service", ranScript("/usr/bin/lua5.4", ".lua"),
          "renamed_interpreter", exec -> exec.executable().startsWith("/dev/shm/"),
          "bytecode_drop", ranScript("/usr/bin/lua5.4", ".bin"),
          "memfd_exec", gaveCode("/usr/bin/luajit", "memfd_create"),
          "reverse_shell", gaveCode("/usr/bin/lua5.4", "io.popen"),
          "embedded_nvim", exec -> exec.executable().equals("/usr/bin/nvim"),
          "embedded_nmap", exec -> exec.executable().equals("/usr/bin/nmap"));

  private static Predicate<Exec> gaveCode(String executable, String part) {
    return exec ->
        exec.executable().equals(executable)
            && exec.arguments().stream().anyMatch(argument -> argument.contains(part));
  }

  private static Predicate<Exec> ranScript(String executable, String end) {
    return exec -> exec.executable().equals(executable) && exec.arguments().getLast().endsWith(end);
  }

  /** What the command is told besides the log: nothing, or the packages of the recorded host. */
  static List<List<String>> options() {
    Optional<Path> root = Places.shared("telemetry/linux-auditd/root");
    return root.map(path -> List.of(List.<String>of(), List.of("--root", path.toString())))
        .orElse(List.of(List.of()));
  }

  @ParameterizedTest
  @MethodSource("options")
  void findsEveryAttackAndNamesTheProcessToBlame(List<String> options) throws IOException {
    var missed = new ArrayList<String>();
    int found = 0;
    for (Path log : logs("attack")) {
      String scenario = scenario(log);
      long culprit = culprit(log);
      List<Long> blamed =
          worthALook(log, options).stream().map(f -> f.number("process.pid")).toList();
      if (blamed.contains(culprit)) {
        found++;
      } else {
        missed.add(scenario + " (pid " + culprit + "), blamed were " + blamed);
      }
    }
    if (found + missed.size() == 0) {
      return;
    }
    System.out.println("attacks found: " + found + " of 10; missed: " + missed);
    assertThat(found + missed.size()).isEqualTo(TRUE_CULPRITS.size());
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("options")
  void findsNothingWhereNothingIsWrong(List<String> options) throws IOException {
    for (Path log : logs("benign")) {
      assertThat(worthALook(log, options)).as(scenario(log)).isEmpty();
    }
  }

  @Test
  void blamesNoBystanderOfAnAttack() throws IOException {
    for (Path log : logs("attack")) {
      long culprit = culprit(log);
      assertThat(worthALook(log))
          .as(scenario(log))
          .allMatch(finding -> finding.number("process.pid") == culprit);
    }
  }

  @Test
  void showsTheCodeAndTheChildOfTheFirstAtomicTest() throws IOException {
    for (JsonDocument finding : ofAtomic("atomic_os_execute")) {
      assertThat(finding.texts("process.args"))
          .containsExactly("lua5.4", "-e", "os.execute(\"whoami\")");
      assertThat(finding.list("events")).extracting(e -> e.text("object")).contains("whoami");
      assertThat(finding.text("explanation")).contains("lua5.4", "whoami");
      assertThat(finding.list("lineage"))
          .anyMatch(node -> node.text("culprit").equals("true"))
          .anyMatch(node -> node.text("name").equals("whoami"));
    }
  }

  @Test
  void showsTheAddressOfTheSecondAtomicTest() throws IOException {
    for (JsonDocument finding : ofAtomic("atomic_socket_connect")) {
      assertThat(finding.texts("process.args")).contains("-e").anyMatch(a -> a.contains("s.tcp()"));
      assertThat(finding.list("events"))
          .anyMatch(event -> event.text("object").contains("127.0.0.1:4444"));
      assertThat(finding.text("explanation")).contains("127.0.0.1:4444");
    }
  }

  @Test
  void showsTheLoadedCodeOfTheThirdAtomicTest() throws IOException {
    for (JsonDocument finding : ofAtomic("atomic_loadstring")) {
      assertThat(finding.texts("process.args"))
          .contains("-e")
          .anyMatch(argument -> argument.contains("loadstring"));
      assertThat(finding.text("explanation")).contains("loadstring");
      assertThat(finding.list("evidence"))
          .anyMatch(evidence -> evidence.text("value").contains("loadstring"));
    }
  }

  /** Gives the most telling finding of an atomic test; none where the recordings are absent. */
  private static List<JsonDocument> ofAtomic(String scenario) throws IOException {
    Optional<Path> log = Places.shared("telemetry/linux-auditd/" + scenario + ".log");
    if (log.isEmpty()) {
      return List.of();
    }
    List<JsonDocument> findings = worthALook(log.get());
    assertThat(findings).as(scenario).isNotEmpty();
    return findings.subList(0, 1);
  }

  private static List<JsonDocument> worthALook(Path log) {
    return worthALook(log, List.of());
  }

  private static List<JsonDocument> worthALook(Path log, List<String> options) {
    var words = new ArrayList<>(List.of("hunt", "--output", "ndjson", log.toString()));
    words.addAll(options);
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(log.toString()).isZero();
    return run.findings().stream()
        .filter(finding -> WORTH_A_LOOK.contains(finding.text("rule.severity")))
        .toList();
  }

  private static long culprit(Path log) throws IOException {
    Predicate<Exec> isCulprit = TRUE_CULPRITS.getOrDefault(scenario(log), _ -> false);
    List<Long> pids =
        AuditRecords.execs(log).stream().filter(isCulprit).map(Exec::pid).distinct().toList();
    assertThat(pids).as("culprit of " + log).hasSize(1);
    return pids.getFirst();
  }

  private static String scenario(Path log) {
    return log.getFileName().toString().replace(".log", "");
  }

  private static List<Path> logs(String kind) throws IOException {
    Optional<Path> folder = Places.shared("telemetry/linux-auditd");
    if (folder.isEmpty()) {
      return List.of();
    }
    JsonDocument labels = JsonDocument.parse(Files.readString(folder.get().resolve("labels.json")));
    return labels.names().stream()
        .filter(name -> labels.text(name + ".class").equals(kind))
        .map(name -> folder.get().resolve(labels.text(name + ".file")))
        .toList();
  }
}
