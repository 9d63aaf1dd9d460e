package perilune.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.content.indicators.Indicators;
import perilune.rules.Rule;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.Step;
import perilune.rules.plan.Window;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/** Rules of the types threshold, new_terms and threat_match, from the file to the plan. */
class ElasticTypesTest {

  private static final String HEAD =
      """
      [rule]
      name = "Many"
      rule_id = "a1"
      severity = "low"
      language = "kuery"
      type = "%s"
      query = 'user.name:root'
      %s
      """;

  private static final Condition ROOT =
      new Condition.Test("user.name", new Predicate.Equal(new Literal.Text("root")), Matching.EQL);

  @TempDir private Path folder;

  private static RuleTree.Loaded load(String type, String more) {
    return load(type, more, Indicators.none());
  }

  private static RuleTree.Loaded load(String type, String more, Indicators indicators) {
    var tree = new RuleTree(indicators);
    tree.add(new SourceText("rule.toml", HEAD.formatted(type, more)));
    return tree.loaded();
  }

  private static Operator operator(RuleTree.Loaded loaded) {
    assertThat(loaded.diagnostics()).isEmpty();
    return loaded.rules().getFirst().plan().operator();
  }

  private static Step step(String... fields) {
    return new Step(
        ROOT, List.of(fields).stream().map(field -> new JoinKey(field, false)).toList());
  }

  private static Window window(String every, String back) {
    return new Window(Duration.parse(every).toNanos(), Duration.parse(back).toNanos());
  }

  @Test
  void aThresholdHasItsGroupItsCountsAndItsWindow() {
    Operator operator =
        operator(
            load(
                "threshold",
                """
                from = "now-9m"
                interval = "1h"
                [rule.threshold]
                field = ["host.id", "source.ip"]
                value = 25
                [[rule.threshold.cardinality]]
                field = "user.name"
                value = 3
                """));
    assertThat(operator)
        .isEqualTo(
            new Operator.Threshold(
                step("host.id", "source.ip"),
                25,
                List.of(new Operator.Cardinality("user.name", 3)),
                window("PT1H", "PT9M")));
  }

  @Test
  void aThresholdMayHaveNoGroupAndNoSchedule() {
    assertThat(operator(load("threshold", "[rule.threshold]\nfield = []\nvalue = 1")))
        .isEqualTo(new Operator.Threshold(step(), 1, List.of(), window("PT5M", "PT6M")));
  }

  @ParameterizedTest
  @CsvSource({"now-7d, P7D", "now-12h, PT12H", "now-1w/d, P7D"})
  void newTermsHaveTheirFieldsAndTheirHistory(String start, String history) {
    Operator operator =
        operator(
            load(
                "new_terms",
                """
                [rule.new_terms]
                field = "new_terms_fields"
                value = ["host.id", "process.executable"]
                [[rule.new_terms.history_window_start]]
                field = "history_window_start"
                value = "%s"
                """
                    .formatted(start)));
    assertThat(operator)
        .isEqualTo(
            new Operator.NewTerms(
                step("host.id", "process.executable"), Duration.parse(history).toNanos()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "threshold | [rule.threshold]\\nfield = []\\nvalue = 0 | 'value' of [rule.threshold]",
        "threshold | [rule.threshold]\\nfield = [1]\\nvalue = 1 | 'field' of [rule.threshold]",
        "threshold | | 'value' of [rule.threshold]",
        "threshold | threshold = 5 | 'rule.threshold' has to be one table",
        "new_terms | [rule.new_terms]\\nvalue = [] | 'value' of [rule.new_terms]",
        "new_terms | [rule.new_terms]\\nvalue = ['a'] | 'history_window_start' of [rule.new_terms]",
        "threat_match | | a rule of type 'threat_match' needs [[rule.threat_mapping.entries]]",
        "threat_match | threat_language = 'lucene' | queries over indicators in 'lucene'"
      })
  void whatIsMissingOrWrongIsSaid(String type, String more, String message) {
    RuleTree.Loaded loaded = load(type, more == null ? "" : more.replace("\\n", "\n"));
    assertThat(loaded.rules()).isEmpty();
    assertThat(loaded.diagnostics().stream().map(Diagnostic::message))
        .anySatisfy(said -> assertThat(said).startsWith(message));
  }

  @Test
  void mistakesOfBothQueriesAreShown() {
    String more = "threat_query = 'a:(b or'\n" + mapping("source.ip", "threat.indicator.ip");
    assertThat(load("threat_match", more).diagnostics().getFirst().code())
        .isEqualTo(DiagnosticCode.KQL001);
    var tree = new RuleTree();
    String own = HEAD.formatted("threshold", "[rule.threshold]\nfield = []\nvalue = 1");
    tree.add(new SourceText("rule.toml", own.replace(":root", ":")));
    assertThat(tree.loaded().diagnostics().getFirst().code()).isEqualTo(DiagnosticCode.KQL001);
  }

  private static String mapping(String... pairs) {
    var all = new StringBuilder("[[rule.threat_mapping]]\n");
    for (int i = 0; i < pairs.length; i += 2) {
      all.append("[[rule.threat_mapping.entries]]\ntype = 'mapping'\n")
          .append("field = '" + pairs[i] + "'\nvalue = '" + pairs[i + 1] + "'\n");
    }
    return all.toString();
  }

  private Indicators feed(String text) throws IOException {
    Path file = folder.resolve("feed");
    Files.writeString(file, text);
    return Indicators.read(List.of(file));
  }

  private static Condition values(String field, Matching matching, String... values) {
    List<Literal> literals = List.of(values).stream().<Literal>map(Literal.Text::new).toList();
    return new Condition.Test(field, new Predicate.OneOf(literals), matching);
  }

  @Test
  void theValuesOfTheIndicatorsBecomeTheRulesOwn() throws IOException {
    Indicators feed =
        feed(
            """
            @timestamp,type,value
            2026-05-30T00:00:00Z,ip,10.0.0.1
            2026-05-30T00:00:00Z,ip,10.0.0.2
            2026-01-01T00:00:00Z,ip,10.0.0.3
            2026-05-30T00:00:00Z,md5,AA
            """);
    String more =
        """
        threat_query = '@timestamp >= "now-30d/d" and event.module:(threatintel or ti_*)'
        [[rule.threat_filters]]
        [rule.threat_filters.query.match_phrase]
        "event.kind" = "enrichment"
        """
            + mapping("source.ip", "threat.indicator.ip")
            + mapping("destination.ip", "threat.indicator.ip")
            + mapping("file.hash.md5", "threat.indicator.file.hash.md5");
    RuleTree.Loaded loaded = load("threat_match", more, feed);
    Condition any =
        new Condition.Any(
            List.of(
                values("source.ip", Matching.EQL, "10.0.0.1", "10.0.0.2"),
                values("destination.ip", Matching.EQL, "10.0.0.1", "10.0.0.2"),
                values("file.hash.md5", Matching.EQL_INSENSITIVE, "AA")));
    assertThat(operator(loaded))
        .isEqualTo(new Operator.Single(new Condition.All(List.of(ROOT, any))));
    Rule rule = loaded.rules().getFirst();
    assertThat(rule.origins().of("source.ip", "10.0.0.2"))
        .hasValueSatisfying(place -> assertThat(place).endsWith("feed line 3"));
    assertThat(rule.origins().of("file.hash.md5", "aa")).isPresent();
    assertThat(rule.origins().of("user.name", "root")).isEmpty();
  }

  @Test
  void theFieldsOfOneEntryHaveToBeOfOneIndicator() throws IOException {
    Indicators feed =
        feed(
            """
            threat.indicator.ip,threat.indicator.port
            10.0.0.1,80
            10.0.0.2,443
            10.0.0.3,
            """);
    String more =
        mapping("source.ip", "threat.indicator.ip", "source.port", "threat.indicator.port");
    Operator operator = operator(load("threat_match", more, feed));
    Condition any =
        new Condition.Any(
            List.of(
                new Condition.All(
                    List.of(
                        values("source.ip", Matching.EQL, "10.0.0.1"),
                        values("source.port", Matching.EQL, "80"))),
                new Condition.All(
                    List.of(
                        values("source.ip", Matching.EQL, "10.0.0.2"),
                        values("source.port", Matching.EQL, "443")))));
    assertThat(operator).isEqualTo(new Operator.Single(new Condition.All(List.of(ROOT, any))));
  }

  @Test
  void tooManyIndicatorsForAnEntryOfSeveralFieldsAreAMistake() throws IOException {
    var text = new StringBuilder("threat.indicator.ip,threat.indicator.port\n");
    for (int i = 0; i <= ThreatLowering.MAX_JOINED + 1; i++) {
      text.append("10.0." + i / 256 + "." + i % 256 + ",80\n");
    }
    String more =
        mapping("source.ip", "threat.indicator.ip", "source.port", "threat.indicator.port");
    RuleTree.Loaded loaded = load("threat_match", more, feed(text.toString()));
    assertThat(loaded.rules()).isEmpty();
    assertThat(loaded.diagnostics().getFirst().code()).isEqualTo(DiagnosticCode.RULE033);
  }

  @Test
  void aRuleWithoutAnyIndicatorLoadsAndIsIdle() throws IOException {
    String more = mapping("source.ip", "threat.indicator.ip");
    for (Indicators indicators : List.of(Indicators.none(), feed("md5\nAA\n"))) {
      RuleTree.Loaded loaded = load("threat_match", more, indicators);
      assertThat(loaded.rules()).hasSize(1);
      Diagnostic idle = loaded.diagnostics().getFirst();
      assertThat(idle.code()).isEqualTo(DiagnosticCode.RULE032);
      assertThat(idle.isError()).isFalse();
      assertThat(idle.help().getFirst()).contains("--indicators");
    }
  }
}
