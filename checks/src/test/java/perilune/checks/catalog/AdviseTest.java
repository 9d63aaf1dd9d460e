package perilune.checks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** What {@code catalog advise} says of rules of our own, and what it refuses. */
class AdviseTest {

  /** Set to "true" to write the golden files anew; review the difference. */
  private static final String RECORD = "perilune.record";

  private static final Path FOLDER =
      Places.repository().resolve("checks/src/test/resources/perilune/checks/catalog/advise");

  private static CommandRun advise(String... arguments) {
    var all = new ArrayList<>(List.of("catalog", "advise"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--corpus", "elastic=" + FOLDER.resolve("elastic")));
    all.addAll(List.of("--corpus", "sigma=" + FOLDER.resolve("sigma")));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static String file(String name) {
    return FOLDER.resolve(name).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "subject.toml, text, false, subject.txt",
    "subject.toml, text, true, subject-all.txt",
    "subject.toml, markdown, false, subject.md",
    "subject.toml, json, false, subject.json",
    "subject.yml, text, false, subject-sigma.txt",
    "no_technique.toml, text, false, no_technique.txt"
  })
  void theAdviceIsTheOneRecorded(String rule, String form, boolean all, String golden)
      throws IOException {
    CommandRun run =
        all ? advise(file(rule), "--output", form, "--all") : advise(file(rule), "--output", form);
    assertThat(run.exitCode()).as(run.err()).isZero();
    String said = run.out().replace(FOLDER + "/", "").replace(escaped(FOLDER + "/"), "");
    Path recorded = FOLDER.resolve(golden);
    if (Boolean.getBoolean(RECORD)) {
      Files.writeString(recorded, said);
    }
    assertThat(said).isEqualTo(Files.readString(recorded));
  }

  /** Markdown has a backslash before signs that could be markup. */
  private static String escaped(String path) {
    return path.replaceAll("([\\\\`*_{}\\[\\]<>()#+\\-.!|~&])", "\\\\$1");
  }

  @Test
  void aRuleThatNeverFiresCoversNothingAndIsCoveredByNothing() {
    JsonDocument advice = advise(file("never.toml"), "--output", "json").documents().getFirst();

    assertThat(advice.toString()).contains("one of the rules never fires");
    assertThat(advice.toString()).doesNotContain("proven");
  }

  @Test
  void aTechniqueThatIsAskedForStandsInThePlaceOfTheRulesOwn() {
    CommandRun run = advise(file("subject.toml"), "--technique", "t1059.006");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("compared by T1059.006 with 1 rules");
  }

  @Test
  void aShippedRuleIsFoundByItsFileNameWithoutACorpus() {
    CommandRun run = CommandRun.of("catalog", "advise", "lua_code_network", "--output", "json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.documents()).hasSize(1);
    assertThat(run.documents().getFirst().text("path")).isEqualTo("linux/lua_code_network.toml");
    assertThat(run.out())
        .as("what starts with code is told by another rule already")
        .contains("\"covers_yours\":{\"answer\":\"proven\"");
  }

  @Test
  void severalRulesGiveOneDocumentEach() {
    CommandRun run = advise(file("subject.toml"), "lua_bash", "--output", "json");

    assertThat(run.documents().stream().map(one -> one.text("name")))
        .containsExactly("Lua starts a shell", "LuaJIT starts bash");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere.toml, CAT001",
    "lua_no_such_id, CAT001",
    "learns.toml, CAT002",
    "broken.toml, RULE001"
  })
  void whatCannotBeAdvisedOnIsWrongUseWithACode(String rule, String code) {
    CommandRun run = advise(Files.exists(FOLDER.resolve(rule)) ? file(rule) : rule);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error[" + code + "]").contains("no");
  }

  @Test
  void aCorpusOrATechniqueThatIsNoneIsWrongUse() {
    CommandRun corpus =
        CommandRun.of("catalog", "advise", file("subject.toml"), "--corpus", "elastic=/nowhere");
    CommandRun technique = advise(file("subject.toml"), "--technique", "lua");

    assertThat(corpus.exitCode()).isEqualTo(2);
    assertThat(corpus.err()).contains("there is no folder '/nowhere'");
    assertThat(technique.exitCode()).isEqualTo(2);
    assertThat(technique.err()).contains("is no technique");
  }

  @Test
  void tablesOfATechniqueNeedACorpus() {
    CommandRun run = CommandRun.of("catalog", "technique", "T1059.011");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("name a corpus");
  }
}
