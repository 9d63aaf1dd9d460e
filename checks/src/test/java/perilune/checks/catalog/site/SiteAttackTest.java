package perilune.checks.catalog.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** A site with releases of ATT&CK, of our own. */
class SiteAttackTest {

  private static final String LUA =
      """
      {"type":"attack-pattern","id":"attack-pattern--00000000-0000-4000-8000-000000000010","name":"Lua",\
      "description":"Runs [Lua](https://example.org) in <code>x</code>.(Citation: A) <b>Two.</b>",\
      "kill_chain_phases":[{"kill_chain_name":"mitre-attack","phase_name":"execution"}],\
      "created":"2024-01-01T00:00:00.000Z","modified":"2024-01-01T00:00:00.000Z",\
      "external_references":[{"source_name":"mitre-attack","external_id":"T1059.011","url":"https://attack.mitre.org/techniques/T1059/011"}],\
      "x_mitre_version":"1.0"}\
      """;

  private static final String REST =
      """
      ,{"type":"attack-pattern","id":"attack-pattern--00000000-0000-4000-8000-000000000011","name":"Interpreter","external_references":[{"source_name":"mitre-attack","external_id":"T1059"}]},
      {"type":"x-mitre-tactic","id":"x-mitre-tactic--00000000-0000-4000-8000-000000000012","name":"Execution","x_mitre_shortname":"execution","external_references":[{"source_name":"mitre-attack","external_id":"TA0002"}]},
      {"type":"course-of-action","id":"course-of-action--00000000-0000-4000-8000-000000000013","name":"Old","x_mitre_deprecated":true,"external_references":[{"source_name":"mitre-attack","external_id":"T1059"}]},
      {"type":"relationship","id":"relationship--00000000-0000-4000-8000-000000000014","relationship_type":"subtechnique-of","source_ref":"attack-pattern--00000000-0000-4000-8000-000000000010","target_ref":"attack-pattern--00000000-0000-4000-8000-000000000011"}
      """;

  @TempDir Path folder;

  private Path site = Path.of("");
  private Path store = Path.of("");
  private OwnCorpora corpora;

  @BeforeEach
  void build() throws IOException {
    site = folder.resolve("site");
    store = folder.resolve("store");
    corpora = new OwnCorpora(folder);
    add("1.0", LUA);
    add("2.0", LUA.replace("Two.", "Three."));
    CommandRun run = corpora.build(site, "--attack", store.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private void add(String name, String technique) throws IOException {
    Path bundle = folder.resolve(name + ".json");
    Files.writeString(
        bundle,
        "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" + technique + REST + "]}");
    CommandRun run =
        CommandRun.of(
            "attack", "import", bundle.toString(), "--release", name, "--store", store.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void aTechniqueHasItsNameTacticsAndDescriptionWithoutCitations() throws IOException {
    assertThat(Files.readString(site.resolve("technique/T1059.011.html")))
        .contains("<span class=\"mark\">T1059.011</span> Interpreter: Lua", "Execution")
        .contains("Runs Lua in x. &lt;b&gt;Three.&lt;/b&gt;")
        .doesNotContain("Citation");
  }

  @Test
  void anObjectHasItsHistoryItsRelationsAndItsBytes() throws IOException {
    JsonDocument page = JsonDocument.parse(Files.readString(site.resolve("attack/T1059.011.json")));
    assertThat(page.text("raw")).isEqualTo(LUA.replace("Two.", "Three."));
    assertThat(Files.readString(site.resolve("attack/T1059.011.html")))
        .contains(
            "subtechnique-of", "T1059 Interpreter", "version and date stayed", "authoring guide");
    assertThat(SiteFiles.of(site.resolve("attack")).pages().stream().map(Path::getFileName))
        .as("a mitigation with the id of a technique has a page of its own")
        .map(String::valueOf)
        .contains("T1059.html")
        .anyMatch(name -> name.matches("t1059-[0-9a-f]{8}\\.html"));
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    assertThat(SiteFiles.of(site).faults()).isEmpty();
    for (Path page : SiteFiles.of(site).pages()) {
      SiteFiles.parsed(page);
    }
  }

  @Test
  void aFurtherReleaseIsWhatAFreshBuildHas() throws IOException {
    assertThat(corpora.build(site, "--attack", store.toString()).out()).contains(": 0 made");
    add("3.0", LUA.replace("Two.", "Four."));
    corpora.build(site, "--attack", store.toString());
    Path fresh = folder.resolve("fresh");
    corpora.build(fresh, "--attack", store.toString());
    assertThat(OwnCorpora.tree(site)).isEqualTo(OwnCorpora.tree(fresh));
  }

  @Test
  void aStoreWithoutAReleaseIsRefused() {
    CommandRun run = corpora.build(site, "--attack", folder.resolve("none").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no release of ATT&CK");
  }
}
