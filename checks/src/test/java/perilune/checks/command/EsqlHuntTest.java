package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;

/** Hunts with rules on rows, and with rules that name fields by patterns. */
class EsqlHuntTest {

  private static final String EVENTS =
      event("01:00", "h1", "login", "10.0.0.1", "ann", 2048)
          + event("01:30", "h1", "login", "10.0.0.1", "bob", 10)
          + event("02:00", "h1", "login", "10.0.0.1", "ann", 10)
          + event("02:10", "h1", "beat", "10.0.0.2", "x", 1)
          + event("02:20", "h2", "beat", "10.0.0.2", "x", 1)
          + event("02:30", "h2", "beat", "10.0.0.2", "x", 1)
          + event("30:00", "h1", "login", "10.0.0.9", "eve", 1);

  @TempDir private Path folder = Path.of("");

  private static String event(
      String time, String host, String action, String address, String user, int bytes) {
    return """
    {"@timestamp":"2026-03-02T09:%s.000Z","event":{"id":"%s %s","action":"%s"},\
    "host":{"id":"%s","name":"%s"},"source":{"ip":"%s"},"user":{"name":"%s"},"bytes":%d}
    """
        .formatted(time, time, host, action, host, host, address, user, bytes);
  }

  private static String rule(String language, String query, String more) {
    return """
    [metadata]
    maturity = "production"
    [rule]
    rule_id = "r1"
    name = "Own"
    severity = "low"
    type = "%s"
    language = "%s"
    interval = "5m"
    from = "now-9m"
    query = '''%s'''
    %s
    """
        .formatted(language.equals("kuery") ? "query" : language, language, query, more);
  }

  private CommandRun hunt(String query, String more, String... options) throws IOException {
    return run(rule("esql", query, more), EVENTS, options);
  }

  private CommandRun run(String rule, String events, String... options) throws IOException {
    var arguments = new ArrayList<>(List.of("hunt"));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--output")) {
      arguments.addAll(List.of("--output", "ndjson"));
    }
    arguments.add("--rules");
    arguments.add(OwnTelemetry.write(folder, "r.toml", rule));
    arguments.add(OwnTelemetry.write(folder, "e.ndjson", events));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static List<String> rows(CommandRun run) {
    return run.out()
        .lines()
        .filter(line -> line.contains("\"row\":"))
        .map(line ->
            line.substring(line.indexOf("\"row\":") + 6, line.indexOf(",\"lineage\""))
                .replace(",\"event_count\":", " of ")
                .replace("\"", "'"))
        .toList();
  }

  @Test
  void anEventThatFulfilsARowWiseRuleIsAFindingWithItsRow() throws IOException {
    CommandRun run =
        hunt(
            "FROM logs-* METADATA _id | WHERE event.action == \"login\" AND bytes > 100"
                + " | EVAL kb = ROUND(bytes / 1024.0, 2) | KEEP user.name, kb, _id",
            "");
    assertThat(rows(run)).containsExactly("{'user.name':'ann','kb':2.0,'_id':'01:00 h1'} of 1");
    assertThat(run.findings().getFirst().text("@timestamp")).isEqualTo("2026-03-02T09:01:00Z");
  }

  /** Windows of nine minutes every five overlap: four events would be found twice. */
  @Test
  void aGroupIsFoundOnceThoughWindowsOverlap() throws IOException {
    String query =
        "FROM logs-* | WHERE event.action == \"login\""
            + " | STATS n = COUNT(*), users = VALUES(user.name) BY source.ip | WHERE n >= 3";
    assertThat(rows(hunt(query, "")))
        .containsExactly("{'n':3,'users':['ann','bob'],'source.ip':'10.0.0.1'} of 3");
    assertThat(hunt(query, "", "--output", "text").out())
        .contains("From 3 events: n: 3; users: ann, bob; source.ip: 10.0.0.1.", "- n is 3");
    assertThat(hunt(query, "", "--output", "html").out())
        .contains("From 3 events: n: 3; users: ann, bob; source.ip: 10.0.0.1.");
  }

  @Test
  void whatIsRareIsKnownWhenTheWindowCloses() throws IOException {
    String query =
        "FROM logs-* | WHERE event.action == \"beat\" | STATS n = COUNT(*) BY host.name"
            + " | WHERE n < 2";
    assertThat(rows(hunt(query, ""))).containsExactly("{'n':1,'host.name':'h1'} of 1");
  }

  @Test
  void furtherRowsAreCountedByAColumnThatTheRuleMade() throws IOException {
    CommandRun run =
        hunt(
            "FROM logs-* | WHERE event.action == \"login\""
                + " | EVAL who = CONCAT(\"u-\", user.name) | KEEP who",
            "alert_suppression = {group_by = ['who'], duration = {value = 1, unit = 'h'}}");
    assertThat(rows(run))
        .containsExactly(
            "{'who':'u-ann'} of 1",
            "{'who':'u-bob'} of 1",
            "{'who':'u-eve'} of 1",
            "{'who':'u-ann'} of 1");
    assertThat(run.findings().getLast().text("revision")).isEqualTo("2");
    assertThat(run.out()).contains("\"by\":[\"who: u-ann\"]");
  }

  @Test
  void aRuleLooksIntoAFile() throws IOException {
    String table = OwnTelemetry.write(folder, "t.csv", "ip,zone\n10.0.0.9,outside\n");
    String query =
        "FROM logs-* | ENRICH zones ON source.ip | WHERE zone == \"outside\" | KEEP zone";
    assertThat(rows(hunt(query, "", "--lookup", "zones=" + table)))
        .containsExactly("{'zone':'outside'} of 1");
    assertThat(hunt(query, "").err()).contains("--lookup zones=FILE");
  }

  @Test
  void aPatternBetweenDotsFindsPlacesOfArrays() throws IOException {
    String time = "{\"@timestamp\":\"2026-03-02T09:00:0%d.000Z\",\"host\":{\"name\":\"h\"},%s}\n";
    String events =
        time.formatted(1, "\"audit\":{\"targets\":{\"3\":{\"label\":\"Admin\"}}}")
            + time.formatted(2, "\"audit\":{\"targets\":[{\"label\":\"Admin\"}]}")
            + time.formatted(3, "\"audit\":{\"targets\":{\"3\":{\"label\":\"Guest\"}}}")
            + time.formatted(
                4, "\"audit\":{\"targets\":{\"0\":{\"changes\":{\"9\":{\"label\":\"Admin\"}}}}}");
    assertThat(times(run(rule("kuery", "audit.targets.*.label:Admin", ""), events)))
        .containsExactly("01", "02");
    assertThat(times(run(rule("kuery", "audit.targets.*.changes.*.label:Admin", ""), events)))
        .containsExactly("04");
  }

  private static List<String> times(CommandRun run) {
    return run.findings().stream()
        .map(finding -> finding.text("@timestamp").substring(17, 19))
        .toList();
  }
}
