package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.checks.CommandRun;

/** Rules of the user's own, sound and broken, and the commands that look at rules. */
class RulesCommandTest {

  private static final String SOUND =
      rule("11111111-1111-4111-8111-111111111111", "process where process.name == \"uname\"");

  private static final String BROKEN =
      rule("22222222-2222-4222-8222-222222222222", "process where process.name == = \"uname\"");

  @TempDir Path folder;

  private static String rule(String id, String query) {
    return """
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
    query = '''
    %s
    '''
    """
        .formatted(id.substring(0, 1), id, query);
  }

  private String rules() throws IOException {
    OwnTelemetry.write(folder, "sound.toml", SOUND);
    OwnTelemetry.write(folder, "broken.toml", BROKEN);
    return folder.toString();
  }

  private String telemetry() throws IOException {
    return OwnTelemetry.into(folder, OwnTelemetry.ECS);
  }

  @Test
  void runsTheRulesOfTheUserInsteadOfItsOwn() throws IOException {
    String rule = OwnTelemetry.write(folder, "sound.toml", SOUND);
    CommandRun run = OwnTelemetry.hunt(telemetry(), "--rules", rule);
    assertThat(run.exitCode()).isZero();
    assertThat(OwnTelemetry.rules(run)).containsExactly("sound");
    assertThat(run.findings().getFirst().number("process.pid")).isEqualTo(413);
    assertThat(run.findings().getFirst().text("explanation")).contains("uname", "Rule 1");
    CommandRun both = OwnTelemetry.hunt(telemetry(), "--rules", rule, "--packs", "linux");
    assertThat(OwnTelemetry.rules(both)).contains("sound", "lua_chain");
  }

  @Test
  void stopsAtARuleThatDoesNotCompileAndPointsAtTheMistake() throws IOException {
    CommandRun run = OwnTelemetry.hunt(telemetry(), "--rules", rules());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error[EQL", "broken.toml:13:31", "--skip-broken-rules");
    String caretLine = lineWith(run.err(), "^");
    String codeLine = lineWith(run.err(), "process where");
    assertThat(codeLine.charAt(caretLine.indexOf('^'))).isEqualTo('=');
  }

  private static String lineWith(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).findFirst().orElse("");
  }

  @Test
  void goesOnWithoutBrokenRulesWhereItIsToldTo() throws IOException {
    CommandRun run = OwnTelemetry.hunt(telemetry(), "--rules", rules(), "--skip-broken-rules");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("error[EQL", "broken.toml");
    assertThat(OwnTelemetry.rules(run)).containsExactly("sound");
    assertThat(run.summary().number("rules")).isEqualTo(1);
  }

  @Test
  void stopsAtWhatIsNotRunInsteadOfIgnoringIt() throws IOException {
    String rule =
        OwnTelemetry.write(
            folder,
            "join.toml",
            rule(
                "33333333-3333-4333-8333-333333333333",
                "join by host.id [process where true] [file where true]"));
    CommandRun run = OwnTelemetry.hunt(telemetry(), "--rules", rule);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'join'", "^");
  }

  @Test
  void stopsWhereARuleFileIsMissing() throws IOException {
    CommandRun run = OwnTelemetry.hunt(telemetry(), "--rules", folder + "/missing.toml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("missing.toml", "cannot be read");
  }

  @Test
  void checkShowsEveryMistake() throws IOException {
    OwnTelemetry.write(folder, "noid.toml", SOUND.replace("rule_id", "rule_no"));
    OwnTelemetry.write(folder, "twice.toml", SOUND);
    OwnTelemetry.write(folder, "toml.toml", "[rule\nname = 3");
    CommandRun run = CommandRun.of("rules", "check", rules());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("broken.toml", "noid.toml", "rule.rule_id", "twice.toml", "is taken", "toml.toml")
        .contains("1 rule compiles");
    CommandRun sound = CommandRun.of("rules", "check", folder.resolve("sound.toml").toString());
    assertThat(sound.exitCode()).isZero();
    assertThat(sound.out()).contains("1 rule compiles");
  }

  private static String score(String table, String parts) {
    return SOUND.replace("\"eql\"\nquery", "\"score\"\nquery") + table + parts;
  }

  private static final String TABLE =
      """

      [perilune.score]
      by = ["host.id"]
      maxspan = "1h"
      threshold = 47
      """;

  private static final String PART =
      """

      [[perilune.score.part]]
      says = "it"
      weight = 47
      query = "process where true"
      """;

  static Stream<Arguments> brokenTables() {
    return Stream.of(
        Arguments.of("rule = 5\n", "'rule' has to be one table"),
        Arguments.of("perilune = 5\n" + SOUND, "'perilune' has to be one table"),
        Arguments.of(SOUND.replace("[rule]", "[[rule]]"), "'rule' has to be one table"),
        Arguments.of(score("[perilune]\nscore = 5\n", ""), "'perilune.score' has to be one table"),
        Arguments.of(score(TABLE, PART.replace("47", "46")), "weigh 46, and the threshold is 47"),
        Arguments.of(score(TABLE.replace("[\"host.id\"]", "[\"host.id\", 5]"), PART), "needs 'by'"),
        Arguments.of(score(TABLE, PART + "by = 3\n"), "lacks 'says', 'weight' or 'query'"),
        Arguments.of(score(TABLE, PART.replace("47", "0")), "lacks 'says', 'weight' or 'query'"));
  }

  @ParameterizedTest
  @MethodSource("brokenTables")
  void checkNamesAWrongTable(String text, String expected) throws IOException {
    CommandRun run = CommandRun.of("rules", "check", OwnTelemetry.write(folder, "x.toml", text));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out() + run.err()).contains(expected).doesNotContain("mistake in Perilune");
  }

  @Test
  void checkTakesARuleThatAddsUp() throws IOException {
    String rule = OwnTelemetry.write(folder, "x.toml", score(TABLE, PART));
    assertThat(CommandRun.of("rules", "check", rule).out()).contains("1 rule compiles");
  }

  @Test
  void checkFindsNothingWrongWithItsOwnRules() {
    CommandRun run = CommandRun.of("rules", "check", "--warnings");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).doesNotContain("error", "warning", "why");
    assertThat(run.out().lines().toList().getLast()).matches("\\d+ rules compile");
  }

  @Test
  void listShowsWhatGivesFindingsBeforeItsSignals() {
    CommandRun run = CommandRun.of("rules", "list");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("high").contains("Lua took orders from the network");
    assertThat(run.out().lines().toList().getLast()).matches("\\d+ rules");
    assertThat(run.out().indexOf("signal ")).isGreaterThan(run.out().indexOf("Lua chain"));
  }

  @Test
  void showTellsWhatARuleFinds() {
    for (String name :
        new String[] {
          "lua_code_network",
          "lua_code_network.toml",
          "lua code from the command line used the network",
          "3607a8db-41b5-5073-b17a-75fdacade1fb"
        }) {
      CommandRun run = CommandRun.of("rules", "show", name);
      assertThat(run.exitCode()).as(name).isZero();
      assertThat(run.out())
          .contains("severity    high", "T1059.011", "] by host.id, perilune.lineage.entity_id")
          .contains("- perilune.lua.invocation");
    }
    CommandRun none = CommandRun.of("rules", "show", "nothing");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("no rule is called 'nothing'");
  }
}
