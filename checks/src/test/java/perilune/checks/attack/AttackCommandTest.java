package perilune.checks.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** The command over a bundle of our own: what it prints, and what it gives to the shell. */
class AttackCommandTest {

  private static final String TECHNIQUE =
      """
      {"type":"attack-pattern","id":"attack-pattern--00000000-0000-4000-8000-000000000010","name":"Lua \\u001b[31m","description":"One.\\n\\nTwo.","created":"2024-01-01T00:00:00.000Z","modified":"2024-01-01T00:00:00.000Z","external_references":[{"source_name":"mitre-attack","external_id":"T1059.011"}],"x_mitre_version":"1.0"}\
      """;

  private static final String REST =
      """
      ,
      {"type":"x-mitre-matrix","id":"x-mitre-matrix--00000000-0000-4000-8000-000000000003","name":"Own","external_references":[{"source_name":"mitre-attack","external_id":"enterprise-attack"}]},
      {"type":"x-mitre-analytic","id":"x-mitre-analytic--00000000-0000-4000-8000-000000000050","name":"Analytic 0279","external_references":[{"source_name":"mitre-attack","external_id":"AN0279"}],"x_mitre_platforms":["Linux"],"x_mitre_log_source_references":[{"x_mitre_data_component_ref":"x-mitre-data-component--00000000-0000-4000-8000-0000000000ff","name":"auditd","channel":"execve"}],"x_mitre_mutable_elements":[{"field":"Path","description":"Where."}]},
      {"type":"x-mitre-detection-strategy","id":"x-mitre-detection-strategy--00000000-0000-4000-8000-000000000060","name":"Listening","external_references":[{"source_name":"mitre-attack","external_id":"DET0101"}],"x_mitre_analytic_refs":["x-mitre-analytic--00000000-0000-4000-8000-000000000050"]},
      {"type":"relationship","id":"relationship--00000000-0000-4000-8000-000000000032","relationship_type":"detects","source_ref":"x-mitre-detection-strategy--00000000-0000-4000-8000-000000000060","target_ref":"attack-pattern--00000000-0000-4000-8000-000000000010"}
      """;

  @TempDir Path folder;

  @BeforeEach
  void twoReleases() throws IOException {
    assertThat(run("import", bundle(TECHNIQUE + REST), "--release", "1.0").exitCode()).isZero();
    String later = TECHNIQUE.replace("Two.", "Three.");
    assertThat(run("import", bundle(later + REST), "--release", "2.0").exitCode()).isZero();
  }

  private String bundle(String objects) throws IOException {
    Path file = Files.createTempFile(folder, "bundle", ".json");
    Files.writeString(
        file, "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" + objects + "]}");
    return file.toString();
  }

  private CommandRun run(String command, String... more) {
    var all = new ArrayList<>(List.of("attack", command));
    all.addAll(List.of(more));
    all.addAll(List.of("--store", folder.resolve("store").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void showsAnAnalyticWithAllThatBelongsToIt() {
    CommandRun run = run("show", "an0279");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("AN0279 Analytic 0279", "in force in release 2.0")
        .contains("DET0101 Listening", "detects T1059.011 Lua")
        .contains("auditd", "execve", "missing: x-mitre-data-component--")
        .contains("Path", "Where.")
        .contains("MISSING in this release");
  }

  @Test
  void textsOfABundleDriveNoTerminal() {
    for (String[] one :
        List.of(
            new String[] {"show", "T1059.011"},
            new String[] {"diff", "1.0", "2.0", "T1059.011"},
            new String[] {"diff", "1.0", "2.0"},
            new String[] {"list", "--type", "attack-pattern"})) {
      String[] rest = Arrays.copyOfRange(one, 1, one.length);
      assertThat(run(one[0], rest).out()).contains("Lua").doesNotContain("\u001b");
    }
  }

  @Test
  void rawIsByteForByteWhatCameIn() {
    assertThat(run("show", "T1059.011", "--release", "1.0", "--output", "raw").out())
        .isEqualTo(TECHNIQUE);
  }

  @Test
  void showsTheSameForMachines() {
    JsonDocument shown = run("show", "T1059.011", "--output", "json").documents().getFirst();

    assertThat(shown.text("attack_id")).isEqualTo("T1059.011");
    assertThat(shown.text("object.description")).isEqualTo("One.\n\nThree.");
    assertThat(shown.list("detection_strategies").getFirst().list("analytics")).hasSize(1);
    assertThat(shown.list("releases"))
        .extracting(one -> one.text("change"))
        .containsExactly("", "changed");
  }

  @Test
  void saysWhatChanged() {
    CommandRun run = run("diff", "1.0", "2.0", "T1059.011");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("changed, though it still is version 1.0")
        .contains("- description", "+ description", "Two.", "Three.")
        .contains("AN0279 Analytic 0279  (x-mitre-analytic): unchanged");
    assertThat(run("diff", "1.0", "2.0", "--only", "T1059.011").out()).doesNotContain("AN0279");
    JsonDocument json = run("diff", "1.0", "2.0", "--output", "json").documents().getFirst();
    assertThat(json.list("fields").getFirst().text("path")).isEqualTo("description");
    assertThat(json.text("unannounced")).isEqualTo("true");
    assertThat(run("diff", "1.0", "2.0").out()).contains("1 objects changed though");
  }

  @Test
  void aBrokenBundleIsRefusedAndTold() throws IOException {
    CommandRun run = run("import", bundle(TECHNIQUE + ",{\"type\":\"tool\"}"), "--release", "3.0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("ATT005", "byte ", "object 2", "was refused, nothing changed");
    assertThat(run("list").out()).contains("2 releases");
    CommandRun skipped =
        run("import", bundle(TECHNIQUE + ",7"), "--release", "3.0", "--skip-broken");
    assertThat(skipped.exitCode()).isEqualTo(1);
    assertThat(skipped.out()).contains("1 objects, 1 left out");
  }

  @Test
  void aStoreThatWasEditedIsFound() throws IOException {
    assertThat(run("verify").exitCode()).isZero();
    Path bundle = folder.resolve("store/1.0/bundle.json");
    Files.writeString(bundle, Files.readString(bundle).replace("Two", "Too"));

    assertThat(run("verify").exitCode()).isEqualTo(1);
    CommandRun show = run("show", "T1059.011", "--release", "1.0");
    assertThat(show.exitCode()).isEqualTo(1);
    assertThat(show.err()).contains("ATT007");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show T9999",
        "show T1059.011 --release 7",
        "diff 1.0 9.9",
        "diff 1.0 2.0 T9999",
        "import nowhere.json",
        "layer findings nowhere.json"
      })
  void wrongUseIsToldInOneLine(String words) {
    String[] all = words.split(" ");
    CommandRun run = run(all[0], Arrays.copyOfRange(all, 1, all.length));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void withoutAStoreItSaysHowToMakeOne() {
    CommandRun run = CommandRun.of("attack", "list", "--store", folder.resolve("no").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("perilune attack import");
  }

  @Test
  void coverageKeepsThreeColumnsApart() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    rule(rules, "good", "process.name == \"lua\"");
    Files.writeString(rules.resolve("good.match.ndjson"), event("lua"));
    Files.writeString(rules.resolve("good.nearmiss.ndjson"), event("luac"));
    rule(rules, "bad", "process.name == \"lua\"");
    Files.writeString(rules.resolve("bad.match.ndjson"), event("luac"));
    rule(rules, "blind", "process.name == \"lua\" and dns.question.name == \"x\"");
    Path telemetry = Files.writeString(folder.resolve("t.ndjson"), event("sh"));

    CommandRun run =
        run("coverage", telemetry.toString(), "--rules", rules.toString(), "--output", "json");

    assertThat(run.exitCode()).isZero();
    JsonDocument row = run.documents().getFirst();
    assertThat(row.text("attack_id")).isEqualTo("T1059.011");
    assertThat(row.number("tagged")).isEqualTo(3);
    assertThat(row.number("runnable")).isEqualTo(2);
    assertThat(row.number("proven")).isEqualTo(1);
    assertThat(row.number("runnable_and_proven")).isEqualTo(1);
    assertThat(run.documents().stream().filter(one -> one.text("kind").equals("bad_tag")))
        .extracting(one -> one.text("tag"))
        .containsOnly("T1999");
    assertThat(run("coverage", "--rules", rules.toString(), "--no-samples").out())
        .contains("T1059.011", "-        -");
    JsonDocument layer =
        run("coverage", "--rules", rules.toString(), "--output", "layer").documents().getFirst();
    assertThat(layer.text("versions.layer")).isEqualTo("4.5");
  }

  private static void rule(Path folder, String name, String condition) throws IOException {
    Files.writeString(
        folder.resolve(name + ".toml"),
        """
        [metadata]
        maturity = "production"
        [rule]
        name = "Rule %s"
        description = "A rule of a test."
        rule_id = "%s"
        risk_score = 47
        severity = "medium"
        language = "eql"
        type = "eql"
        query = '''process where %s'''
        [[rule.threat]]
        framework = "MITRE ATT&CK"
        [[rule.threat.technique]]
        id = "T1059"
        name = "C"
        [[rule.threat.technique.subtechnique]]
        id = "T1059.011"
        name = "Lua"
        [[rule.threat.technique]]
        id = "T1999"
        name = "X"
        """
            .formatted(name, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), condition));
  }

  private static String event(String name) {
    return """
    {"@timestamp":"2026-03-02T09:00:00.000Z","host":{"id":"h"},"event":{"category":["process"],"type":["start"],"action":"exec"},"process":{"name":"%s","pid":7,"executable":"/usr/bin/%s"}}
    """
        .formatted(name, name);
  }

  @Test
  void layersOfFindingsAndOfReadiness() throws IOException {
    Path findings =
        Files.writeString(
            folder.resolve("f.ndjson"),
            """
            {"type":"finding","id":"1","rule":{"name":"r","severity":"high","technique":["T1059","T1059.011"]}}
            {"type":"finding","id":"2","rule":{"technique":["T4711"]}}
            {"type":"fin
            """);
    CommandRun run = run("layer", "findings", findings.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("ATT010", ":3:1", "T4711");
    assertThat(run.documents().getFirst().list("techniques")).hasSize(1);

    Path readiness =
        Files.writeString(
            folder.resolve("r.json"),
            "{\"kind\":\"analytic\",\"host\":\"h\",\"analytic\":\"AN0279\",\"verdict\":\"partly\"}\n");
    JsonDocument layer = run("layer", "readiness", readiness.toString()).documents().getFirst();
    assertThat(layer.list("techniques").getFirst().number("score")).isEqualTo(50);
  }
}
