package perilune.checks.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.Places;

/** {@code rules test}, and what is given to rules from outside. */
class RulesTestCommandTest {

  private static final String RULE =
      """
      title: A
      id: 5013198f-0000-4000-8000-000000000077
      logsource: {product: linux, category: process_creation}
      detection: {s: {User|expand: '%who%'}, condition: s}
      """;

  @TempDir Path folder;

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private static String event(String user) {
    return """
    {"@timestamp":"2026-01-01T00:00:00Z","host":{"os":{"type":"linux"}},\
    "event":{"category":"process","type":"start"},"user":{"name":"%s"}}
    """
        .formatted(user);
  }

  private CommandRun test(String... more) throws IOException {
    write("who.toml", "who = [\"root\", \"toor\"]\n");
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 4, more.length);
    all[0] = "rules";
    all[1] = "test";
    all[2] = "--placeholders";
    all[3] = folder.resolve("who.toml").toString();
    return CommandRun.of(all);
  }

  @Test
  void aRuleThatFindsItsMatchAndNotItsNearMissPasses() throws IOException {
    write("r/a.yml", RULE);
    write("r/a.match.ndjson", event("toor"));
    write("r/a.nomatch.ndjson", event("guest"));
    CommandRun run = test(folder.resolve("r").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 samples, 0 failed; 0 rules have none");
  }

  @Test
  void aSampleThatFailsIsNamedWithWhatWasFound() throws IOException {
    write("r/a.yml", RULE);
    write("r/a.nomatch.ndjson", event("root") + event("toor"));
    String rules = folder.resolve("r").toString();
    CommandRun run = test(rules);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("FAILED", "expected none, found 2 in 2 events");
    assertThat(test("--output", "ndjson", rules).out()).contains("\"passed\":false");
    assertThat(test("--output", "junit", rules).out()).contains("failures=\"1\"", "<failure");
  }

  /** Among these are rules that ask for a package database, a baseline, a site's parameters. */
  @Test
  void theShippedRulesPassAsTheyLieInTheirFolders() throws IOException {
    Path packs = Places.repository().resolve("content/src/main/resources/perilune/rules");
    for (String pack : List.of("linux", "network", "baseline")) {
      CommandRun run = CommandRun.of("rules", "test", packs.resolve(pack).toString());
      assertThat(run.exitCode()).as(run.out()).isZero();
      assertThat(run.out()).contains(" 0 failed; 0 rules have none");
    }
  }

  @Test
  void anEmptySampleProvesNothing() throws IOException {
    write("r/a.yml", RULE);
    write("r/a.nomatch.ndjson", "");
    CommandRun run = test(folder.resolve("r").toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("no event was read");
  }

  @Test
  void regressionDataNamesRuleFileAndCount() throws IOException {
    write("r/a.yml", RULE);
    write("regression_data/x/e.json", event("root") + event("toor"));
    String info =
        """
        id: 1
        rule_metadata:
          - id: 5013198f-0000-4000-8000-000000000077
        regression_tests_info:
          - type: json
            match_count: %d
            path: regression_data/x/e.json
        """;
    String data = folder.resolve("regression_data").toString();
    String rules = folder.resolve("r").toString();
    write("regression_data/x/info.yml", info.formatted(2));
    assertThat(test("--rules", rules, data).exitCode()).isZero();
    write("regression_data/x/info.yml", info.formatted(1));
    CommandRun run = test("--rules", rules, data);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("expected exactly 1, found 2");
  }

  @Test
  void theShippedRulesPassTheirSamples() throws IOException {
    Path packs = Places.repository().resolve("content/src/main/resources/perilune/rules");
    for (String pack : List.of("linux", "macos", "windows")) {
      CommandRun run = CommandRun.of("rules", "test", packs.resolve(pack).toString());
      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains(" 0 failed; 0 rules have none");
    }
  }

  @Test
  void aPlaceholderWithoutValuesRefusesTheRuleAndIsNamed() throws IOException {
    CommandRun run = CommandRun.of("rules", "check", write("a.yml", RULE));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("SIGMA010", "%who%");
    String values = write("who.yml", "who: root\n");
    assertThat(
            CommandRun.of("rules", "check", "--placeholders", values, folder + "/a.yml").exitCode())
        .isZero();
  }

  @Test
  void aPipelineChangesRulesWhereTheyAreLoaded() throws IOException {
    write("r/a.yml", RULE);
    write("r/a.match.ndjson", event("x").replace("user\":{\"name", "own\":{\"login"));
    String rules = folder.resolve("r").toString();
    String step = "transformations: [{type: %s, mapping: {User: own.login, root: x}}]\n";
    String fields = write("f.yml", step.formatted("field_name_mapping"));
    String who = write("x.yml", "who: x\n");
    assertThat(test(rules).exitCode()).isEqualTo(3);
    CommandRun run =
        CommandRun.of("rules", "test", "--placeholders", who, "--pipeline", fields, rules);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    CommandRun refused =
        CommandRun.of(
            "rules", "check", "--pipeline", write("n.yml", step.formatted("nest")), rules);
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).contains("SIGMA016", "'nest' are not run");
  }

  @Test
  void titlesThatClashWithoutIdsAreToldApart() throws IOException {
    String rule =
        """
        title: Same
        logsource: {product: linux}
        detection: {s: {f: a}, condition: s}
        """;
    write("two/a.yml", rule + "---\n" + rule);
    write("two/b.yml", rule);
    CommandRun run = CommandRun.of("rules", "check", folder.resolve("two").toString());
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("3 rules compile");
  }
}
