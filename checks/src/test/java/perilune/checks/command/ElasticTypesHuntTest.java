package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** Rules of the types threshold, new_terms and threat_match in a hunt. */
class ElasticTypesHuntTest {

  private static final String HEAD =
      """
      [rule]
      rule_id = "r"
      name = "A rule"
      severity = "high"
      language = "kuery"
      query = 'event.category:network'
      """;

  private static final String THRESHOLD =
      HEAD
          + """
          type = "threshold"
          from = "now-9m"
          threshold = {field = ["source.ip"], value = 3}
          """;

  private static final String NEW_TERMS =
      HEAD
          + """
          type = "new_terms"
          history_window_start = "now-7d"
          new_terms = {field = "new_terms_fields", value = ["source.ip"]}
          """;

  private static final String THREAT_MATCH =
      HEAD
          + """
          type = "threat_match"
          threat_query = 'threat.indicator.ip:*'
          [[rule.threat_mapping]]
          [[rule.threat_mapping.entries]]
          field = "source.ip"
          value = "threat.indicator.ip"
          """;

  @TempDir private Path folder;
  private String events = "";

  @BeforeEach
  void writeEvents() throws IOException {
    events =
        OwnTelemetry.write(
            folder,
            "e.ndjson",
            event(0, "10.0.0.1")
                + event(1, "10.0.0.2")
                + event(2, "10.0.0.1")
                + event(3, "10.0.0.1")
                + event(4, "10.0.0.1"));
  }

  private static String event(int minute, String address) {
    return """
    {"@timestamp":"2026-03-02T09:%02d:00Z","host":{"id":"one"},"event":{"category":"network",\
    "id":"e%d"},"process":{"name":"b","entity_id":"p"},"source":{"ip":"%s"}}
    """
        .formatted(minute, minute, address);
  }

  private CommandRun hunt(String rule, String... more) throws IOException {
    String file = OwnTelemetry.write(folder, "r.toml", rule);
    var all = new java.util.ArrayList<>(List.of("hunt", "--output", "ndjson", "--rules", file));
    all.addAll(List.of(more));
    all.add(events);
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static String explanation(CommandRun run) {
    List<JsonDocument> findings = run.findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst().text("explanation");
  }

  @Test
  void aThresholdIsToldWithItsGroupAndItsTime() throws IOException {
    assertThat(explanation(hunt(THRESHOLD))).endsWith(" 3 events within 9m of source.ip 10.0.0.1.");
  }

  @Test
  void newTermsAreToldOnceEach() throws IOException {
    CommandRun run = hunt(NEW_TERMS);
    assertThat(run.findings()).hasSize(2);
    assertThat(run.findings().getFirst().text("explanation"))
        .endsWith(
            " The first time in 7d that there was source.ip 10.0.0.1, as far as events were seen.");
  }

  @Test
  void whatTheHistoryHasIsKnownAndNotFound() throws IOException {
    String history =
        OwnTelemetry.write(folder, "h.ndjson", event(0, "10.0.0.2").replace("-02T", "-01T"));
    assertThat(explanation(hunt(NEW_TERMS, "--history", history))).contains("source.ip 10.0.0.1");
    String old =
        OwnTelemetry.write(folder, "o.ndjson", event(0, "10.0.0.2").replace("-03-02", "-02-01"));
    assertThat(hunt(NEW_TERMS, "--history", old).findings()).hasSize(2);
  }

  @Test
  void anIndicatorIsToldWithTheFileThatItIsOf() throws IOException {
    String feed = OwnTelemetry.write(folder, "f.csv", "type,value\nip,10.0.0.2\nmutex,x\n");
    CommandRun run = hunt(THREAT_MATCH, "--indicators", feed);
    assertThat(explanation(run))
        .endsWith(" Indicator 10.0.0.2 of " + feed + " line 2 matched source.ip.");
    assertThat(run.err())
        .contains("1 indicator, 1 refused")
        .contains("line 3: there is no indicator of type 'mutex' that is known");
  }

  @Test
  void aRuleWithoutIndicatorsSaysThatItIsIdle() throws IOException {
    CommandRun run = hunt(THREAT_MATCH);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("1 rule is idle").contains("--indicators");
  }
}
