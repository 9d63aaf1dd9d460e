package perilune.checks.catalog.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.catalog.site.files.PlannedFiles;
import perilune.catalog.site.files.SiteFolder;
import perilune.checks.CommandRun;

/** A second build: it gives what a fresh one gives, and writes no more than it has to. */
class SiteRebuildTest {

  @TempDir Path folder;

  private Path site = Path.of("");
  private int fresh;

  @BeforeEach
  void place() {
    site = folder.resolve("site");
  }

  private interface Change {
    void make(OwnCorpora corpora) throws IOException;
  }

  @Test
  void givesByteForByteWhatAFreshBuildGivesWhateverChanged() throws IOException {
    var corpora = new OwnCorpora(folder);
    String query = "process where process.name in (\"sh\", \"zsh\") and not user.name == \"root\"";
    List<Change> changes =
        List.of(
            _ -> {},
            // Another value, another title, another technique, one more and one less rule.
            own -> own.elastic("linux/lua_shell.toml", "Lua starts a shell", query, "T1059.011"),
            own -> own.elastic("linux/lua_shell.toml", "Renamed", query, "T1059.011"),
            own -> own.elastic("linux/lua_shell.toml", "Renamed", query, "T1003", "T1059.004"),
            own -> own.sigma("windows/new.yml", "New", "Image|endswith: 'lua'", "attack.t1003"),
            own -> own.delete("elastic/rules/linux/lua_socket.toml"),
            own -> own.write("elastic/rules/linux/broken.toml", "[rule\nname ="),
            own ->
                own.write(
                    "elastic/rules/linux/broken.toml", "[rule]\nname = \"x\"\ntype = \"eql\"\n"),
            OwnCorpora::manyValues);
    for (Change change : changes) {
      change.make(corpora);
      same(corpora);
    }
    same(corpora, "--mode", "compat");
  }

  private void same(OwnCorpora corpora, String... more) throws IOException {
    corpora.build(site, more);
    Path other = folder.resolve("fresh" + fresh++);
    corpora.build(other, more);
    assertThat(OwnCorpora.tree(site)).isEqualTo(OwnCorpora.tree(other));
    assertThat(SiteFiles.of(site).faults()).isEmpty();
  }

  @Test
  void writesNothingWhereNothingChanged() throws IOException {
    var corpora = new OwnCorpora(folder);
    assertThat(corpora.build(site).out()).contains("5 rule files read anew");

    assertThat(corpora.build(site).out()).contains(": 0 made, 0 written", "0 rule files read anew");
  }

  @Test
  void readsOneFileAndLeavesPagesAloneThatShowNothingOfIt() throws IOException {
    var corpora = new OwnCorpora(folder);
    corpora.build(site);
    corpora.sigma("linux/process_creation/none.yml", "No technique", "User: 'x'", "own.tag");

    CommandRun run = corpora.build(site);

    assertThat(run.out()).contains("1 rule files read anew");
    int made = Integer.parseInt(run.out().replaceAll("(?s).*: (\\d+) made.*", "$1"));
    assertThat(made).isLessThan(SiteFiles.of(site).contents().size() / 2);
  }

  @Test
  void makesGoodABuildThatWasKilled() throws Exception {
    var corpora = new OwnCorpora(folder);
    corpora.build(site);
    var before = OwnCorpora.tree(site);
    var planned = new ArrayList<PlannedFiles>();
    for (String stem : List.of("index", "rule/left", "technique/T1059.011")) {
      byte[] bytes =
          before
              .getOrDefault(stem + ".html", "x")
              .replace('e', 'E')
              .getBytes(StandardCharsets.UTF_8);
      planned.add(new PlannedFiles(stem, List.of(".html"), "other", () -> List.of(bytes)));
    }
    planned.add(
        new PlannedFiles(
            "last",
            List.of(".html"),
            "other",
            () -> {
              throw new IllegalStateException("killed");
            }));
    try (SiteFolder open = SiteFolder.open(site)) {
      assertThatThrownBy(() -> open.write(planned)).hasStackTraceContaining("killed");
    }
    assertThat(OwnCorpora.tree(site)).isNotEqualTo(before);

    assertThat(corpora.build(site).out()).contains("a former build was broken off");
    assertThat(OwnCorpora.tree(site)).isEqualTo(before);
  }

  @Test
  void writesAPageAgainThatIsGoneOrHasAnotherSize() throws IOException {
    var corpora = new OwnCorpora(folder);
    corpora.build(site);
    var before = OwnCorpora.tree(site);
    Files.delete(site.resolve("index.html"));
    Files.writeString(site.resolve("index.md"), "short");

    assertThat(corpora.build(site).out()).contains("2 written");
    assertThat(OwnCorpora.tree(site)).isEqualTo(before);
  }

  @Test
  void refusesAFolderWithOtherThingsInIt() throws IOException {
    Files.createDirectories(site);
    Files.writeString(site.resolve("thesis.txt"), "mine");

    CommandRun run = new OwnCorpora(folder).build(site);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("it is not empty and no catalog: name a new folder");
    assertThat(OwnCorpora.tree(site)).containsOnlyKeys("thesis.txt");
  }

  @Test
  void refusesAFolderThatAnotherBuildHolds() throws Exception {
    try (SiteFolder _ = SiteFolder.open(site)) {
      CommandRun run = new OwnCorpora(folder).build(site);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("another build is writing to it");
    }
  }

  @Test
  void takesNoLinkForAFolderOfItsOwn() throws IOException {
    var corpora = new OwnCorpora(folder);
    corpora.build(site);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("index.html"), "mine");
    for (Path file : SiteFiles.of(site.resolve("event")).pages()) {
      Files.delete(file);
    }
    for (String suffix : List.of(".md", ".json")) {
      try (var all = Files.newDirectoryStream(site.resolve("event"), "*" + suffix)) {
        for (Path file : all) {
          Files.delete(file);
        }
      }
    }
    Files.delete(site.resolve("event"));
    Files.createSymbolicLink(site.resolve("event"), elsewhere);

    CommandRun run = corpora.build(site);

    assertThat(run.exitCode()).isNotZero();
    assertThat(Files.readString(elsewhere.resolve("index.html"))).isEqualTo("mine");
  }
}
