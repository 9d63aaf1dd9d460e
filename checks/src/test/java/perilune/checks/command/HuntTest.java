package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** The main job: findings in files, folders and streams. */
class HuntTest {

  /** Set to "true" to write the golden file anew; review the difference. */
  private static final String RECORD = "perilune.record";

  private static final String CHAIN = "lua_chain";

  private static final List<String> SIGNALS =
      List.of("lua_code_network", "lua_network_then_program", "lua_code_runs_program");

  @TempDir Path folder;

  @Test
  void showsAFindingToAPerson() throws IOException {
    CommandRun run = CommandRun.of("hunt", OwnTelemetry.into(folder, OwnTelemetry.ECS));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    String shown =
        run.out()
            .replace(folder.toString(), "FOLDER")
            .replaceAll("\\d+ rules, \\d+\\.\\d s\\.", "N rules, N s.");
    Path golden =
        Places.repository()
            .resolve("checks/src/test/resources/perilune/checks/command/finding.txt");
    if (Boolean.getBoolean(RECORD)) {
      Files.writeString(golden, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(golden));
  }

  @Test
  void givesMachinesEverythingThatAFindingHolds() throws IOException {
    CommandRun run = OwnTelemetry.hunt(OwnTelemetry.into(folder, OwnTelemetry.AUDIT));
    assertThat(OwnTelemetry.rules(run)).containsExactly(CHAIN);
    for (JsonDocument finding : run.findings()) {
      assertThat(finding.text("id")).matches("[0-9a-f]{32}");
      assertThat(finding.number("revision")).isPositive();
      for (String path :
          List.of(
              "@timestamp",
              "rule.id",
              "rule.name",
              "rule.severity",
              "host.id",
              "host.name",
              "process.executable",
              "process.command_line",
              "process.command_line_source",
              "process.command_line_cut",
              "process.entity_id",
              "process.parent.executable",
              "process.parent.entity_id",
              "user.id",
              "user.audit.id",
              "explanation")) {
        assertThat(finding.text(path)).as(path).isNotEmpty();
      }
      assertThat(finding.texts("rule.technique")).contains("T1059.011");
      assertThat(finding.number("rule.risk_score")).isBetween(1L, 100L);
      assertThat(finding.number("process.pid")).isEqualTo(2110);
      assertThat(finding.number("process.parent.pid")).isEqualTo(2101);
      assertThat(finding.texts("process.args")).startsWith("lua5.4", "-e");
      assertThat(finding.list("lineage")).hasSizeGreaterThan(1);
      assertThat(finding.list("events")).hasSizeGreaterThan(1).allSatisfy(HuntTest::hasItsPlace);
      assertThat(finding.list("evidence")).isNotEmpty().allSatisfy(HuntTest::saysWhyItCounts);
    }
  }

  /** One story a process tree, and each signal of it with its own events. */
  @Test
  void tellsOneStoryOfAllSignals() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    List<JsonDocument> told = OwnTelemetry.hunt(path).findings();
    assertThat(told)
        .extracting(finding -> finding.text("id"))
        .containsOnly(told.getFirst().text("id"));
    JsonDocument story = told.getLast();
    assertThat(story.number("revision")).isEqualTo(told.size());
    assertThat(story.text("rule.name")).isEqualTo("Lua chain: orders came from the network");
    assertThat(
            story.list("signs").stream().map(sign -> sign.text("place")).filter(s -> !s.isEmpty()))
        .map(place -> place.replaceAll(".*/|[.]toml", ""))
        .startsWith("lua_network_then_program")
        .contains("lua_code_network", "lua_code_runs_program");
    assertThat(story.list("events"))
        .extracting(event -> event.text("action"))
        .contains("exec", "connection_attempted");
  }

  @Test
  void showsTheSignalsThemselvesOnRequest() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    assertThat(OwnTelemetry.rules(OwnTelemetry.hunt("--signals", path)))
        .contains(CHAIN)
        .containsAll(SIGNALS);
  }

  private static void hasItsPlace(JsonDocument event) {
    assertThat(event.text("id")).isNotEmpty();
    assertThat(event.text("place.input")).endsWith(OwnTelemetry.AUDIT);
    assertThat(event.number("place.line")).isPositive();
    assertThat(event.number("place.offset")).isNotNegative();
    assertThat(event.number("place.length")).isPositive();
  }

  private static void saysWhyItCounts(JsonDocument evidence) {
    assertThat(evidence.text("field")).isNotEmpty();
    assertThat(evidence.text("value")).isNotEmpty();
    assertThat(evidence.text("predicate")).isNotEmpty();
    assertThat(evidence.text("why")).isNotEmpty();
  }

  /** Line and offset are those at which the raw record stands. */
  @Test
  void leadsFromAFindingBackToTheRawRecord() throws IOException {
    CommandRun run = OwnTelemetry.hunt(OwnTelemetry.into(folder, OwnTelemetry.AUDIT));
    String log = OwnTelemetry.text(OwnTelemetry.AUDIT);
    JsonDocument place = run.findings().getFirst().list("events").getFirst().at("place");
    String there = log.substring((int) place.number("offset"));
    assertThat(there).startsWith("node=ridge type=SYSCALL");
    assertThat(log.lines().skip(place.number("line") - 1).findFirst())
        .hasValueSatisfying(line -> assertThat(there).startsWith(line));
    assertThat(there.substring(0, (int) place.number("length"))).contains("pid=2110", "a0=\"lua5");
  }

  @Test
  void endsWithWhatItReadAndByWhat() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    JsonDocument summary = OwnTelemetry.hunt(path).summary();
    assertThat(summary.number("events")).isEqualTo(OwnTelemetry.AUDIT_EVENTS);
    assertThat(summary.number("hosts")).isEqualTo(1);
    assertThat(summary.texts("arguments")).containsExactly("hunt", "--output", "ndjson", path);
    assertThat(summary.text("rule_set")).matches("[0-9a-f]{16}");
    assertThat(summary.text("version")).isNotEmpty();
    assertThat(summary.number("findings.critical")).isEqualTo(1);
    JsonDocument input = summary.list("inputs").getFirst();
    assertThat(input.text("format")).isEqualTo("auditd");
    assertThat(input.text("outcome")).isEqualTo("readable");
    assertThat(input.text("sha256")).isEqualTo(Sha256.of(Files.readAllBytes(Path.of(path))));
  }

  @Test
  void readsStandardInput() throws IOException {
    CommandRun run =
        CommandRun.withInput(
            OwnTelemetry.bytes(OwnTelemetry.ECS), "hunt", "--output", "ndjson", "-");
    assertThat(OwnTelemetry.rules(run)).containsExactly(CHAIN);
    assertThat(OwnTelemetry.input(run, "standard input").number("events"))
        .isEqualTo(OwnTelemetry.ECS_EVENTS);
  }

  @Test
  void opensWhatIsCompressedWhateverItsName() throws IOException {
    Path zipped = folder.resolve("one");
    Files.write(zipped, OwnTelemetry.packed(OwnTelemetry.AUDIT, OwnTelemetry.GZIP));
    Path standard = folder.resolve("two.zst");
    Files.write(standard, OwnTelemetry.packed(OwnTelemetry.ECS, OwnTelemetry.ZSTD));
    assertThat(OwnTelemetry.rules(OwnTelemetry.hunt(zipped.toString()))).containsExactly(CHAIN);
    assertThat(OwnTelemetry.rules(OwnTelemetry.hunt(standard.toString()))).containsExactly(CHAIN);
  }

  /** Different formats, compressed and not, beside each other: every finding keeps its id. */
  @Test
  void findsInAMixedFolderWhatItFindsInEachFile() throws IOException {
    Files.createDirectories(folder.resolve("deep/er"));
    Files.write(
        folder.resolve("deep/er/x.gz"), OwnTelemetry.packed(OwnTelemetry.AUDIT, OwnTelemetry.GZIP));
    Files.write(folder.resolve("y.zst"), OwnTelemetry.packed(OwnTelemetry.ECS, OwnTelemetry.ZSTD));
    CommandRun together = OwnTelemetry.hunt(folder.toString());
    assertThat(together.exitCode()).isZero();
    assertThat(together.summary().number("hosts")).isEqualTo(2);
    Path apart = Files.createDirectories(folder.resolve("apart"));
    CommandRun audit = OwnTelemetry.hunt(OwnTelemetry.into(apart, OwnTelemetry.AUDIT));
    CommandRun ecs = OwnTelemetry.hunt(OwnTelemetry.into(apart, OwnTelemetry.ECS));
    assertThat(ids(together)).hasSize(5).containsAll(ids(audit)).containsAll(ids(ecs));
  }

  private static List<String> ids(CommandRun run) {
    return run.findings().stream().map(finding -> finding.text("id")).toList();
  }

  @Test
  void exitsWithThreeWhereAFindingIsBadEnough() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.ECS);
    assertThat(CommandRun.of("hunt", path, "--fail-on", "high").exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("hunt", path, "--fail-on", "LOW").exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("hunt", path, "--fail-on", "critical").exitCode()).isZero();
  }

  @Test
  void aBadFindingCountsMoreThanALostInput() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.ECS);
    String missing = folder.resolve("missing").toString();
    assertThat(CommandRun.of("hunt", path, missing, "--fail-on", "high").exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("hunt", path, missing).exitCode()).isEqualTo(1);
  }

  @Test
  void exitsWithTwoWhereItIsUsedWrongly() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.ECS);
    for (String[] words :
        new String[][] {
          {"hunt"},
          {"hunt", path, "--output", "pdf"},
          {"hunt", path, "-o", folder.resolve("no/such/folder").toString()},
          {"hunt", path, "-o", path},
          {"hunt", folder.toString(), "-o", folder.resolve("new").toString()},
          {"hunt", path, "--since", "yesterday"},
          {"hunt", path, "--packs", "amiga"},
          {"hunt", path, "--fail-on", "terrible"},
          {"hunt", path, "--lateness", "soon"},
          {"hunt", path, "--nonsense"},
          {"chase", path}
        }) {
      CommandRun run = CommandRun.of(words);
      assertThat(run.exitCode()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(run.err()).as(String.join(" ", words)).isNotEmpty().doesNotContain("\tat ");
      assertThat(run.out()).as(String.join(" ", words)).isEmpty();
    }
  }

  @Test
  void neverWritesOverWhatItReads() throws IOException {
    String path =
        OwnTelemetry.into(Files.createDirectories(folder.resolve("in")), OwnTelemetry.ECS);
    Path dangling = folder.resolve("dangling");
    Files.createSymbolicLink(dangling, folder.resolve("in/new"));
    Path inventory = Files.writeString(folder.resolve("inventory"), "perilune-inventory\t1\n");
    for (String[] words :
        new String[][] {
          {"hunt", folder + "/in", "-o", dangling.toString()},
          {"hunt", path, "-o", inventory.toString(), "--inventory", inventory.toString()},
        }) {
      assertThat(CommandRun.of(words).exitCode()).as(String.join(" ", words)).isEqualTo(2);
    }
    assertThat(folder.resolve("in/new")).doesNotExist();
    assertThat(inventory).hasContent("perilune-inventory\t1");
  }

  @Test
  void narrowsByTimeHostAndUser() throws IOException {
    OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    OwnTelemetry.into(folder, OwnTelemetry.ECS);
    assertThat(narrowed("--since", "2026-03-02T08:30:00Z")).hasSize(4).doesNotContain("ledger");
    assertThat(narrowed("--until", "2026-03-02T08:30:00Z")).containsExactly("ledger");
    assertThat(narrowed("--since", "2026-03-03")).isEmpty();
    assertThat(narrowed("--host", "ridge")).hasSize(4).containsOnly("ridge");
    assertThat(narrowed("--host", "h-7")).containsExactly("ledger");
    assertThat(narrowed("--user", "ben")).containsExactly("ledger");
    assertThat(narrowed("--user", "1000")).hasSize(4).containsOnly("ridge");
    assertThat(narrowed("--user", "root")).isEmpty();
  }

  private List<String> narrowed(String option, String value) {
    CommandRun run = OwnTelemetry.hunt(folder.toString(), option, value);
    assertThat(run.exitCode()).isZero();
    List<String> hosts = run.findings().stream().map(f -> f.text("host.name")).toList();
    assertThat(run.summary().number("findings_outside_scope")).isEqualTo(5 - hosts.size());
    return hosts;
  }

  @Test
  void saysInTextHowManyFindingsWereLeftOut() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.ECS);
    CommandRun run = CommandRun.of("hunt", path, "--user", "root");
    assertThat(run.out()).contains("No findings.", "1 finding outside");
  }
}
