package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.checks.CommandRun;

/** What rules ask for around their query, in a hunt. */
class RuleTermsTest {

  private static final String EVENTS =
      event(1, "ann", "\"event\":{\"category\":\"process\",\"severity\":\"73\",\"risk\":88}")
          + event(2, "ann", "\"event\":{\"category\":\"process\",\"dataset\":\"okta.system\"}")
          + event(3, "bob", "\"event\":{\"category\":\"process\",\"module\":\"aws\"}")
          + event(9, "ann", "\"event\":{\"category\":\"file\",\"dataset\":\"aws.cloudtrail\"}");

  @TempDir Path folder;

  private static String event(int second, String user, String event) {
    return """
    {"@timestamp":"2026-03-02T09:00:%02dZ","host":{"id":"h"},"user":{"name":"%s"},\
    "message":"about %s","source":{"ip":"10.0.0.%d"},\
    "process":{"executable":"/Opt/Tool","pid":%d},%s}
    """
        .formatted(second, user, user, second, second, event);
  }

  private static String rule(String query, String more) {
    return """
    [metadata]
    maturity = "%s"
    [rule]
    rule_id = "r1"
    name = "Own"
    severity = "low"
    type = "eql"
    language = "eql"
    query = '''%s'''
    %s
    """
        .formatted(more.contains("gave-up") ? "deprecated" : "production", query, more);
  }

  private CommandRun hunt(String rule, String... more) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.add("hunt");
    arguments.addAll(List.of(more));
    if (!arguments.contains("--output")) {
      arguments.addAll(List.of("--output", "ndjson"));
    }
    arguments.add("--rules");
    arguments.add(OwnTelemetry.write(folder, "r.toml", rule));
    arguments.add(OwnTelemetry.write(folder, "e.ndjson", EVENTS));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String seconds(CommandRun run) {
    return String.join(
        " ",
        run.findings().stream()
            .map(finding -> finding.text("@timestamp").substring(17, 19))
            .toList());
  }

  @Test
  void furtherMatchesOfAGroupAreCountedIntoTheFirst() throws IOException {
    CommandRun run =
        hunt(
            rule(
                "any where true",
                "alert_suppression = {group_by = ['user.name'], duration = {value = 1, unit = 'm'}}"));
    assertThat(seconds(run)).isEqualTo("01 03 01");
    assertThat(run.findings().getLast().text("revision")).isEqualTo("2");
    assertThat(run.out())
        .contains("\"suppressed\":{\"count\":2,\"last\":\"2026-03-02T09:00:09Z\"")
        .contains("user.name: ann");
    assertThat(run.summary().text("matches_suppressed")).isEqualTo("2");
    assertThat(run.summary().text("findings.low")).isEqualTo("2");
  }

  @Test
  void peopleReadHowManyWereCounted() throws IOException {
    String rule = rule("any where true", "alert_suppression = {group_by = ['user.name']}");
    for (String form : new String[] {"text", "html"}) {
      assertThat(hunt(rule, "--output", form).out())
          .as(form)
          .contains("2 further matches with user.name: ann counted into this finding")
          .contains("2 x match was counted into a finding like it");
    }
  }

  @Test
  void aFindingTakesNameSeverityAndScoreFromItsEvents() throws IOException {
    CommandRun run =
        hunt(
            rule(
                "process where user.name == 'ann'".replace('\'', '"'),
                """
                rule_name_override = "message"
                risk_score_mapping = [{field = "event.risk", operator = "equals", value = ""}]
                severity_mapping = [
                  {field = "event.severity", operator = "equals", value = "73", severity = "high"},
                  {field = "user.name", operator = "equals", value = "ann", severity = "medium"}]
                """));
    assertThat(run.findings())
        .extracting(finding ->
            finding.text("rule.name")
                + ", "
                + finding.text("rule.severity")
                + ", "
                + finding.text("rule.risk_score"))
        .containsExactly("about ann, high, 88", "about ann, medium, 21");
  }

  @Test
  void deprecatedRulesRunOnlyWhenAskedFor() throws IOException {
    String rule = rule("file where true", "tags = ['gave-up']");
    CommandRun none = hunt(rule);
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("all rules are deprecated", "--deprecated");
    assertThat(seconds(hunt(rule, "--deprecated"))).isEqualTo("09");

    CommandRun beside = hunt(rule, "--packs", "linux");
    assertThat(beside.findings()).isEmpty();
    assertThat(beside.summary().text("rules_deprecated")).isEqualTo("1");
  }

  @Test
  void aHuntWithNothingButBuildingBlocksSaysSo() throws IOException {
    CommandRun run = hunt(rule("any where true", "building_block_type = 'default'"));
    assertThat(run.findings()).isEmpty();
    assertThat(run.err()).contains("all 1 rules are building blocks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'logs-aws.cloudtrail-*'                  | 01 03 09",
        "'logs-okta*'                             | 01 02",
        "'logs-aws.vpcflow-*'                     | 01 03",
        "'logs-okta*', 'logs-aws.*'               | 01 02 03 09",
        "'logs-okta*', 'filebeat-*'               | 01 02 03 09",
        "'logs-endpoint.events.process-*'         | 01 02 03 09",
      })
  void patternsOfServicesLeaveOutOnlyWhatSaysThatItIsFromElsewhere(String patterns, String found)
      throws IOException {
    assertThat(seconds(hunt(rule("any where true", "index = [" + patterns + "]"))))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'field':'user.name','operator':'included','type':'match','value':'ann'} | 03",
        "{'field':'user.name','operator':'excluded','type':'match','value':'ann'} | 01 02 09",
        "{'field':'user.name','operator':'included','type':'match_any','value':['bob','x']} | 01 02 09",
        "{'field':'event.dataset','operator':'included','type':'exists'} | 01 03",
        "{'field':'process.executable','operator':'included','type':'wildcard','value':'/opt/*'} | 01 02 03 09",
        "{'field':'process.executable.caseless','operator':'included','type':'wildcard','value':'/opt/*'} | ''",
        "{'field':'source.ip','operator':'included','type':'list','list':{'id':'nets','type':'ip'}} | 03 09",
        "{'field':'user.name','operator':'included','type':'list','list':{'id':'names','type':'keyword'}} | 03",
        "{'field':'process','type':'nested','entries':[{'field':'pid','operator':'included','type':'match','value':'2'}]} | 01 03 09",
        "{'field':'user.name','operator':'included','type':'match','value':'ann'},{'field':'process.pid','operator':'included','type':'match','value':'1'} | 02 03 09",
      })
  void exceptionsHideEvents(String entries, String found) throws IOException {
    String item =
        "{\"list_id\":\"mine\",\"type\":\"simple\",\"entries\":["
            + entries.replace('\'', '"')
            + "]}\n{\"exported_exception_list_item_count\":1}\n";
    CommandRun run =
        hunt(
            rule("any where true", "exceptions_list = [{list_id = 'mine'}]"),
            "--exceptions",
            OwnTelemetry.write(folder, "x.ndjson", item),
            "--value-list",
            "nets=" + OwnTelemetry.write(folder, "nets.txt", "10.0.0.0/31\n\n10.0.0.2/32\n"),
            "--value-list",
            "names=" + OwnTelemetry.write(folder, "names.txt", "ann\n"));
    assertThat(run.err()).contains("1 exceptions hold for 1 rules").doesNotContain("EXC");
    assertThat(seconds(run)).isEqualTo(found.replace("'", ""));
  }

  @Test
  void exceptionsHideEventsFromEveryStepOfASequence() throws IOException {
    String query = "sequence by host.id [process where true] [file where true]";
    String item =
        "{\"list_id\":\"mine\",\"entries\":[{\"field\":\"process.pid\",\"operator\":\"included\","
            + "\"type\":\"match\",\"value\":\"9\"}]}";
    String file = OwnTelemetry.write(folder, "x.ndjson", item);
    String lists = "exceptions_list = [{list_id = 'mine'}]";
    assertThat(hunt(rule(query, lists)).findings()).hasSize(1);
    assertThat(hunt(rule(query, lists), "--exceptions", file).findings()).isEmpty();
    assertThat(hunt(rule(query, ""), "--exceptions", file).findings()).hasSize(1);
    assertThat(hunt(rule(query, ""), "--exceptions", file).err())
        .contains("no rule names the exception list mine");
  }

  @Test
  void anExportedRuleBindsItsListsAndWhatIsWrongIsToldWithItsLine() throws IOException {
    String ann = "{\"field\":\"user.name\",\"operator\":\"included\",\"type\":\"match\",";
    String text =
        "{\"rule_id\":\"r1\",\"exceptions_list\":[{\"list_id\":\"d\",\"type\":\"rule_default\"}]}\n"
            + "{\"list_id\":\"d\",\"entries\":["
            + ann
            + "\"value\":\"ann\"}]}\n"
            + "{\"list_id\":\"d\",\"expire_time\":\"2020-01-01T00:00:00Z\",\"entries\":["
            + ann
            + "\"value\":\"bob\"}]}\n"
            + "{\"list_id\":\"d\",\"os_types\":[\"windows\"],\"entries\":["
            + ann
            + "\"value\":\"bob\"}]}\n"
            + "nonsense\n"
            + "{\"what\":1}\n"
            + "{\"list_id\":\"d\",\"entries\":[]}\n"
            + "{\"list_id\":\"d\",\"entries\":[{\"field\":\"a\",\"type\":\"fuzzy\"}]}\n"
            + "{\"list_id\":\"d\",\"entries\":[{\"field\":\"a\",\"type\":\"list\","
            + "\"list\":{\"id\":\"gone\",\"type\":\"keyword\"}}]}\n";
    CommandRun run =
        hunt(
            rule("any where true", ""),
            "--exceptions",
            OwnTelemetry.write(folder, "x.ndjson", text));
    assertThat(seconds(run)).isEqualTo("03");
    assertThat(run.err())
        .contains("x.ndjson:5:1", "x.ndjson:6:1", "x.ndjson:7:1", "x.ndjson:8:1", "x.ndjson:9:1")
        .contains("EXC001", "EXC002", "EXC003", "--value-list gone=FILE")
        .contains("2 exceptions hold for 1 rules, 1 expired and left out");
  }
}
