package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import perilune.checks.CommandRun;

/** What validate does besides replaying the shipped scenarios. */
class ValidateTest {

  private static final String SCENARIO =
      """
      scenario    mine
      name        Mine
      procedure   P01
      platform    linux
      analytic    AN0279
      about       A scenario of a site.
      culprit     lua
      needs       exec

      attack
        0s     shell = login ssh deploy from 198.51.100.7
        1s     lua = start /usr/bin/lua5.4 by shell : lua5.4 -e 'os.execute("id")'
        1.1s   sh = start /usr/bin/dash by lua : sh -c id
        1.2s   id = start /usr/bin/id by sh : id
      """;

  @TempDir Path temporary;

  @Test
  void triesScenariosOfASite() throws IOException {
    Path file = Files.writeString(temporary.resolve("mine.scenario"), SCENARIO);
    CommandRun run = CommandRun.of("validate", "--scenarios", file.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("attacks: 1 of 1 detected");
  }

  @Test
  void saysWhatIsWrongWithAScenario() throws IOException {
    Path file =
        Files.writeString(
            temporary.resolve("mine.scenario"), SCENARIO.replace("by lua : sh", "by lau : sh"));
    CommandRun run = CommandRun.of("validate", "--scenarios", temporary.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("SCN004", file.getFileName() + ":13:", "no actor 'lau'");
  }

  @Test
  void saysWhatATelemetryDoesNotShow() {
    CommandRun run =
        CommandRun.of("validate", "--scenario", "upload-secret", "--telemetry", "fork,exit");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("not visible", "this telemetry has no connect, exec");
  }

  @Test
  void writesTelemetryThatItReadsAgain() {
    Path folder = temporary.resolve("written");
    CommandRun written =
        CommandRun.of(
            "validate",
            "--platform",
            "linux",
            "--scenario",
            "reverse-shell,P14",
            "--write-telemetry",
            folder.toString());
    CommandRun read = CommandRun.of("validate", "--recorded", folder.toString());

    assertThat(written.exitCode()).as(written.err()).isZero();
    assertThat(read.exitCode()).as(read.err()).isZero();
    assertThat(read.out()).contains("attacks: 2 of 2 detected", "legitimate use: 2 of 2 silent");
  }

  @Test
  void refusesALabelThatLeadsOutOfItsFolder() throws IOException {
    Files.writeString(
        temporary.resolve("labels.json"),
        "{\"x\": {\"class\": \"attack\", \"file\": \"../../etc/passwd\"}}");
    CommandRun run = CommandRun.of("validate", "--recorded", temporary.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("names no file in it");
  }

  @Test
  void exportsAtomicTests() throws IOException {
    CommandRun run =
        CommandRun.of("validate", "--platform", "linux", "--export-atomic", temporary.toString());
    Map<?, ?> file =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(temporary.resolve("T1059.011/T1059.011.yaml")));
    List<?> tests = (List<?>) Objects.requireNonNull(file.get("atomic_tests"));
    var guids = new ArrayList<Object>();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(file.get("attack_technique")).isEqualTo("T1059.011");
    assertThat(tests).hasSizeGreaterThan(25);
    for (Object one : tests) {
      Map<?, ?> test = (Map<?, ?>) one;
      Map<?, ?> executor = (Map<?, ?>) Objects.requireNonNull(test.get("executor"));
      guids.add(test.get("auto_generated_guid"));
      assertThat(test.get("name")).isInstanceOf(String.class);
      assertThat(test.get("description")).isInstanceOf(String.class);
      assertThat(test.get("supported_platforms")).isEqualTo(List.of("linux"));
      assertThat(executor.get("name")).isEqualTo("sh");
      assertThat(executor.get("elevation_required")).isInstanceOf(Boolean.class);
      assertThat((String) executor.get("command")).startsWith("mkdir -p /tmp/perilune-validate\n");
      assertThat((String) executor.get("cleanup_command")).endsWith("|| true\n");
    }
    assertThat(guids).doesNotHaveDuplicates();
  }

  @Test
  void givesTheMatrixAsOneDocument() {
    CommandRun run =
        CommandRun.of(
            "validate", "--platform", "linux", "--scenario", "P03", "--matrix", "--output", "json");

    assertThat(run.documents()).hasSize(1);
    assertThat(run.documents().getFirst().texts("mutations")).contains("lua-init", "e-escapes");
    assertThat(run.documents().getFirst().list("scenarios")).hasSize(1);
  }
}
