package perilune.checks.catalog.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** What changed between two catalogs, as the command says it and as a site does. */
class SiteDiffTest {

  @TempDir Path folder;

  private Path before = Path.of("");
  private Path after = Path.of("");

  @BeforeEach
  void changeARuleAddOneAndTakeOneAway() throws IOException {
    before = folder.resolve("before");
    after = folder.resolve("after");
    var corpora = new OwnCorpora(folder);
    corpora.build(before);
    corpora.elastic(
        "linux/lua_shell.toml",
        "Lua starts a shell",
        "process where process.name in (\"sh\", \"bash\", \"zsh\")",
        "T1059.011");
    corpora.delete("elastic/rules/linux/lua_socket.toml");
    corpora.sigma("linux/process_creation/added.yml", "Added", "User: 'x'", "attack.t1059.011");
    CommandRun run = corpora.build(after, "--since", before.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private CommandRun diff(String... more) {
    var all = new ArrayList<>(List.of("catalog", "diff"));
    all.addAll(List.of(before.resolve("catalog.json").toString(), after.toString()));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void namesTheRulesAndCountsTheRowsOfEachTechnique() {
    CommandRun run = diff();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "5 rules before, 5 after",
            "changed Lua starts a shell rules/linux/lua_shell.toml (techniques, predicates)",
            "removed Lua opens a socket rules/linux/lua_socket.toml",
            "added Added rules/linux/process_creation/added.yml",
            "T1059 1 -> 0 rules; 0 added, 0 removed, 1 changed; rows: 4 fields, 5 indicators, 1"
                + " exclusions",
            "T1095 1 -> 0 rules; 0 added, 1 removed, 0 changed; rows: 1 fields, 1 indicators, 1"
                + " exclusions");
  }

  @Test
  void saysInJsonWhichRowsAnotherNumberOfRulesHas() {
    String json = diff("--output", "json").out();

    assertThat(JsonDocument.parse(json).text("title")).isEqualTo("What changed");
    assertThat(json)
        .contains(
            "{\"field\":\"process_name\",\"kind\":\"in\",\"value\":\"zsh\",\"before\":0,\"after\":1}")
        .contains(
            "{\"field\":\"process_name\",\"kind\":\"eq\",\"value\":\"lua\",\"before\":1,\"after\":0}");
  }

  @Test
  void aCorpusComparesLikeTheSiteThatWasBuiltOfIt() {
    var corpus = "elastic=" + folder.resolve("elastic");
    CommandRun run = CommandRun.of("catalog", "diff", after.toString(), corpus);

    assertThat(run.out()).contains("5 rules before, 2 after").contains("removed  Added");
    assertThat(run.out()).doesNotContain("changed ");
  }

  @Test
  void aSiteHasPagesOfWhatChanged() throws IOException {
    assertThat(SiteFiles.of(after).faults()).isEmpty();
    assertThat(Files.readString(after.resolve("diff/T1059.011.html")))
        .contains("Lua opens a socket", "What changed in T1059.011");
    assertThat(Files.readString(after.resolve("index.html"))).contains("diff/index.html");
  }

  @Test
  void refusesWhatIsNoCatalog() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"perilune_catalog\":\"2\"}");
    CommandRun version = CommandRun.of("catalog", "diff", other.toString(), after.toString());
    assertThat(version.exitCode()).isEqualTo(2);
    assertThat(version.err()).contains("it is no catalog of version 1");

    Files.writeString(other, "[1,");
    assertThat(CommandRun.of("catalog", "diff", other.toString(), after.toString()).exitCode())
        .isEqualTo(2);
    assertThat(CommandRun.of("catalog", "diff", "nothing", after.toString()).err())
        .contains("vendors are");
    CommandRun mode = diff("--mode", "compat");
    assertThat(mode.err()).contains("was read in mode truth; give --mode truth");
  }
}
