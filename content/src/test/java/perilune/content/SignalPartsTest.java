package perilune.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/** Scores whose parts name other rules. */
class SignalPartsTest {

  private static final String SIGNAL =
      """
      [rule]
      name = "N"
      rule_id = "%s"
      severity = "low"
      type = "eql"
      language = "eql"
      building_block_type = "default"
      query = 'process where true'
      """;

  private static final String CHAIN =
      """
      [rule]
      name = "Chain"
      rule_id = "chain"
      severity = "medium"
      type = "score"
      language = "eql"
      query = 'process where true'
      [perilune.score]
      by = ["host.id"]
      maxspan = "1h"
      signal_maxspan = "2h"
      threshold = 10
      [[perilune.score.part]]
      signal = "%s"
      says = "a signal"
      weight = 10
      """;

  private final RuleTree tree = new RuleTree();

  private void add(String place, String text) {
    tree.add(new SourceText(place, text));
  }

  private RuleTree.Loaded chain(String naming) {
    add("pack/chain.toml", CHAIN.formatted(naming));
    return tree.loaded();
  }

  @Test
  void aNameIsShortForTheRulesId() {
    add("pack/one.toml", SIGNAL.formatted("id-of-one"));

    RuleTree.Loaded loaded = chain("one");

    assertThat(loaded.diagnostics()).isEmpty();
    RulePlan plan = loaded.rules().getLast().plan();
    assertThat(plan.operator())
        .isInstanceOfSatisfying(
            Operator.Score.class,
            score -> {
              assertThat(score.isSignal(0)).isFalse();
              assertThat(score.isSignal(1)).isTrue();
              assertThat(score.signalSpanNanos()).isEqualTo(Duration.ofHours(2).toNanos());
              assertThat(score.parts().getFirst().step().condition().toString())
                  .contains("signal", "id-of-one");
            });
  }

  @Test
  void aFileBesideTheRuleIsMeantBeforeOneElsewhere() {
    add("other/one.toml", SIGNAL.formatted("elsewhere"));
    add("pack/one.toml", SIGNAL.formatted("beside"));

    assertThat(chain("one").rules().getLast().plan().toString())
        .contains("beside")
        .doesNotContain("elsewhere");
  }

  @Test
  void aRuleElsewhereWillDo() {
    add(
        "other/one.yml",
        """
        title: T
        id: sigma-id
        logsource: {category: process_creation}
        detection: {s: {Image: a}, condition: s}
        level: low
        """);

    assertThat(chain("one").rules().getLast().plan().toString()).contains("sigma-id");
  }

  @Test
  void anIdIsQuoted() {
    add("pack/one.toml", SIGNAL.formatted("a\\\"b"));

    assertThat(chain("one").diagnostics()).isEmpty();
    assertThat(tree.loaded().rules().getLast().plan().toString()).contains("a\"b");
  }

  @Test
  void aNameThatNothingHasIsAMistakeWithAWayOut() {
    add("pack/lua_one.toml", SIGNAL.formatted("1"));

    Diagnostic mistake = onlyMistake(chain("lua_onee"));

    assertThat(mistake.message()).contains("'lua_onee'");
    assertThat(String.join(" ", mistake.help())).contains("'lua_one'");
  }

  @Test
  void aNameOfTwoRulesElsewhereIsAMistake() {
    add("a/one.toml", SIGNAL.formatted("1"));
    add("b/one.toml", SIGNAL.formatted("2"));

    assertThat(String.join(" ", onlyMistake(chain("one")).help()))
        .contains("a/one.toml", "b/one.toml");
  }

  @Test
  void aSignalThatIsBrokenBreaksTheChain() {
    add("pack/one.toml", SIGNAL.formatted("1").replace("where true", "where"));

    RuleTree.Loaded loaded = chain("one");

    assertThat(loaded.rules()).isEmpty();
    assertThat(loaded.diagnostics()).extracting(Diagnostic::code).contains(DiagnosticCode.RULE011);
  }

  @Test
  void aSignalDoesNotShortenAStory() {
    add("pack/one.toml", SIGNAL.formatted("1"));
    add("pack/chain.toml", CHAIN.formatted("one").replace("\"2h\"", "\"5m\""));

    assertThat(tree.loaded().rules().getLast().plan().operator())
        .isInstanceOfSatisfying(
            Operator.Score.class,
            score -> assertThat(score.signalSpanNanos()).isEqualTo(score.maxSpanNanos()));
  }

  private static Diagnostic onlyMistake(RuleTree.Loaded loaded) {
    assertThat(loaded.diagnostics()).hasSize(1);
    assertThat(loaded.diagnostics().getFirst().code()).isEqualTo(DiagnosticCode.RULE011);
    return loaded.diagnostics().getFirst();
  }
}
