package perilune.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.rules.Rule;
import perilune.rules.RuleTerms;
import perilune.rules.RuleTerms.SeverityWhen;
import perilune.rules.Severity;
import perilune.source.Diagnostic;
import perilune.source.SourceText;

/** What rule files ask for around their query. */
class RuleTermsTest {

  private static final long MINUTE = 60_000_000_000L;

  private static final String RULE =
      """
      [rule]
      rule_id = "a"
      name = "A"
      severity = "low"
      type = "eql"
      language = "eql"
      query = 'process where true'
      """;

  private static RuleTree.Loaded load(String name, String text) {
    var tree = new RuleTree();
    tree.add(new SourceText(name, text));
    return tree.loaded();
  }

  private static RuleTerms terms(String more) {
    RuleTree.Loaded loaded = load("r.toml", RULE + more);
    assertThat(loaded.diagnostics()).isEmpty();
    return loaded.rules().getFirst().header().terms();
  }

  private static List<String> said(String text) {
    return load("r.toml", text).diagnostics().stream()
        .map(said ->
            (said.isError() ? "error " : "warning ")
                + said.code()
                + " "
                + said.source().line(said.span().start())
                + " "
                + said.message()
                + " / "
                + String.join(" / ", said.help()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 5, 6",
    "1h, now-7205m, 60, 7205",
    "15m, now-1h-5m, 15, 65",
    "1d, now-1w, 1440, 10080",
    "60s, now-1H+30m, 1, 30",
    "5m, now-9999999w, 5, 524160",
  })
  void readsWhenARuleLooksAndHowFarBack(
      String interval, String from, long everyMinutes, long backMinutes) {
    String text =
        (interval.isEmpty() ? "" : "interval = '" + interval + "'\n")
            + (from.isEmpty() ? "" : "from = '" + from + "'\n");
    assertThat(terms(text).window().everyNanos()).isEqualTo(everyMinutes * MINUTE);
    assertThat(terms(text).window().lookBackNanos()).isEqualTo(backMinutes * MINUTE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval = '0m'    | error RULE022 8 '0m' is no time between two looks",
        "interval = '-5m'   | error RULE022 8 '-5m' is no time between two looks",
        "interval = 'often' | error RULE022 8 'often' is no time between two looks",
        "interval = 5       | error RULE022 8 '' is no time between two looks",
        "from = 'now'       | error RULE022 8 'now' is no time to look back to",
        "from = 'now+5m'    | error RULE022 8 'now+5m' is no time to look back to",
        "from = 'now-1M'    | error RULE022 8 'now-1M' is no time to look back to",
        "from = 'now-1d/d'  | error RULE022 8 'now-1d/d' is no time to look back to",
        "to = 'now-1m'      | warning RULE022 8 windows end at the rule's own time",
        "timestamp_override = 'event.created' | warning RULE023 8 the rule's time 'event.created'",
        "alert_suppression = {group_by = []} | error RULE023 8 'group_by' names 0 fields",
        "alert_suppression = {group_by = ['a','b','c','d']} | error RULE023 8 'group_by' names 4",
        "alert_suppression = {group_by = ['a'], duration = {value = 5, unit = 'y'}} | error RULE023"
            + " 8 this is no length of time",
        "alert_suppression = {group_by = ['a'], duration = {value = 0, unit = 'm'}} | error RULE023"
            + " 8 this is no length of time",
        "alert_suppression = {group_by = ['a'], missing_fields_strategy = 'drop'} | error RULE023 8"
            + " unknown strategy 'drop'",
        "severity_mapping = [{field = 'a', operator = 'equals', value = '1', severity = 'bad'}]"
            + " | error RULE003 8 unknown severity 'bad'",
        "severity_mapping = [{field = 'a', operator = 'like', value = '1', severity = 'low'}]"
            + " | error RULE023 8 unknown operator 'like'",
        "risk_score_mapping = [{field = '', value = ''}] | error RULE023 8 an override names no",
        "intervall = '5m'   | warning RULE021 8 [rule] has no key 'intervall' / did you mean"
            + " 'interval'?",
        "colour = 'red'     | warning RULE021 8 [rule] has no key 'colour' / it is not used",
      })
  void tellsWhatIsWrong(String line, String expected) {
    assertThat(said(RULE + line)).singleElement().asString().startsWith(expected);
  }

  @Test
  void warnsOfKeysThatNoTableOfPeriluneHas() {
    assertThat(
            said(
                RULE
                    + """
                    note = "known, and not used"
                    [transform]
                    whatever = 1
                    [perilune]
                    culprits = "last"
                    [perilune.score]
                    treshold = 3
                    [[perilune.score.part]]
                    say = "x"
                    """))
        .satisfiesExactly(
            culprits -> assertThat(culprits).contains("RULE021 12", "did you mean 'culprit'?"),
            threshold -> assertThat(threshold).contains("RULE021 14", "'threshold'?"),
            says -> assertThat(says).contains("RULE021 16", "did you mean 'says'?"),
            score -> assertThat(score).contains("only a rule of type 'score' has a score"));
  }

  @Test
  void warnsWhereASequenceTakesLongerThanTheRuleLooksBack() {
    String sequence = "sequence with maxspan=10m [process where true] [file where true]";
    String rule = RULE.replace("process where true", sequence);
    assertThat(said(rule + "from = 'now-9m'"))
        .singleElement()
        .asString()
        .startsWith("warning RULE022 7 maxspan is 10m, and the rule looks back 9m");
    assertThat(said(rule + "from = 'now-10m'")).isEmpty();
    assertThat(said(rule + "index = ['auditbeat-*']")).hasSize(1);
    assertThat(said(rule)).as("not written for Elasticsearch").isEmpty();
  }

  @Test
  void warnsWhereWindowsLeaveEventsOutOnlyForRulesThatHaveWindows() {
    String gap = "interval = '10m'\nfrom = 'now-9m'";
    assertThat(said(RULE + gap)).isEmpty();
    assertThat(said(RULE.replace("type = \"eql\"", "type = \"esql\"") + gap))
        .anyMatch(said -> said.contains("RULE022") && said.contains("leaves events out"));
  }

  @Test
  void readsSuppression() {
    RuleTerms.Suppression asTold =
        terms(
                "alert_suppression = {group_by = ['user.name', 'host.id'],"
                    + " duration = {value = 2, unit = 'h'},"
                    + " missing_fields_strategy = 'doNotSuppress'}")
            .suppression();
    assertThat(asTold)
        .isEqualTo(
            new RuleTerms.Suppression(
                true, List.of("user.name", "host.id"), OptionalLong.of(120 * MINUTE), false));
    assertThat(terms("alert_suppression = {group_by = ['a']}").suppression())
        .isEqualTo(new RuleTerms.Suppression(true, List.of("a"), OptionalLong.empty(), true));
    assertThat(terms("").suppression().inForce()).isFalse();
  }

  @Test
  void readsOverridesAndAsksForTheirFields() {
    RuleTerms read =
        terms(
            """
            rule_name_override = "message"
            max_signals = 1000
            exceptions_list = [{id = "x", list_id = "endpoint_list", type = "endpoint"}]
            [[rule.severity_mapping]]
            field = "event.severity"
            operator = "equals"
            severity = "high"
            value = "73"
            [[rule.risk_score_mapping]]
            field = "event.risk_score"
            operator = "equals"
            value = ""
            """);
    assertThat(read.overrides())
        .isEqualTo(
            new RuleTerms.Overrides(
                List.of(new SeverityWhen("event.severity", "73", Severity.HIGH)),
                List.of("event.risk_score"),
                "message"));
    assertThat(read.fields()).containsExactly("event.severity", "event.risk_score", "message");
    assertThat(read.maxSignals()).isEqualTo(1000);
    assertThat(read.exceptionLists()).containsExactly("endpoint_list");
  }

  @ParameterizedTest
  @CsvSource({
    "rules/linux/a.toml,            production,  false",
    "rules/linux/a.toml,            deprecated,  true",
    "rules/_deprecated/a.toml,      production,  true",
    "_deprecated/a.toml,            production,  true",
    "rules/not_deprecated/a.toml,   production,  false",
  })
  void tellsDeprecatedRulesApart(String place, String maturity, boolean deprecated) {
    RuleTree.Loaded loaded = load(place, RULE + "[metadata]\nmaturity = '" + maturity + "'");
    assertThat(loaded.rules())
        .extracting(rule -> rule.header().terms().deprecated())
        .containsExactly(deprecated);
  }

  @Test
  void namesTheTelemetryOfIndexPatterns() {
    assertThat(
            terms("index = ['logs-endpoint.events.process-*', 'winlogbeat-*', 'mine-*']")
                .indices()
                .kinds())
        .containsExactly("endpoint process", "Windows event log", "unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'logs-aws.cloudtrail-*'                         | true",
        "'logs-okta*', 'logs-o365.audit-*'               | true",
        "'logs-aws.cloudtrail-*', 'filebeat-*'           | false",
        "'logs-endpoint.events.process-*'                | false",
        "'logs-aws.cloudtrail-*', 'logs-endpoint.events.*' | false",
        "'my-own-*'                                      | false",
        "'logs-*'                                        | false",
      })
  void onlyPatternsOfServicesRuleEventsOut(String patterns, boolean narrow) {
    Rule rule = load("r.toml", RULE + "index = [" + patterns + "]").rules().getFirst();
    assertThat(rule.plan().fields().contains("data_stream.dataset")).isEqualTo(narrow);
  }

  @Test
  void aDiagnosticStandsInItsFile() {
    Diagnostic said = load("mine.toml", RULE + "colour = 1").diagnostics().getFirst();
    assertThat(said.source().name()).isEqualTo("mine.toml");
  }
}
