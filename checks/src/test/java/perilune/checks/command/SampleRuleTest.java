package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** Samples as rules of a hunt. */
class SampleRuleTest {

  private static final String SAMPLE =
      "sample by user.name [process where process.name == \"b\"] [file where true]"
          + " [any where host.id == \"two\"]";

  @TempDir Path folder;

  private CommandRun hunt(String query, String events) throws IOException {
    String rule =
        """
        [rule]
        rule_id = "three-signs"
        name = "Three signs"
        type = "eql"
        language = "eql"
        severity = "high"
        query = '''%s'''
        """
            .formatted(query);
    String rules = OwnTelemetry.write(folder, "r.toml", rule);
    String file = OwnTelemetry.write(folder, "e.ndjson", events);
    return CommandRun.of("hunt", "--output", "ndjson", "--rules", rules, file);
  }

  private static String event(int second, String host, String category, String user) {
    return """
    {"@timestamp":"2026-03-02T09:00:%02dZ","host":{"id":"%s"},"event":{"category":"%s","id":"e%d"},\
    "user":{"name":"%s"},"process":{"name":"b","entity_id":"p%d"},"file":{"path":"/f"}}
    """
        .formatted(second, host, category, second, user, second);
  }

  @Test
  void aHuntTellsASampleOnceWhenItIsComplete() throws IOException {
    String events =
        event(1, "two", "network", "ann")
            + event(2, "one", "file", "ann")
            + event(3, "one", "process", "bob")
            + event(5, "one", "process", "ann")
            + event(6, "two", "process", "ann")
            + event(7, "one", "file", "ann");
    CommandRun run = hunt(SAMPLE, events);
    assertThat(run.exitCode()).isZero();
    List<JsonDocument> findings = run.findings();
    assertThat(findings).hasSize(1);
    JsonDocument finding = findings.getFirst();
    assertThat(finding.text("rule.id")).isEqualTo("three-signs");
    assertThat(run.out()).contains("e5", "e2", "e1");
    assertThat(run.out()).contains("2026-03-02T09:00:05").doesNotContain("\"e6\"", "\"e7\"");
  }

  @Test
  void aRuleWithPipesIsRefused() throws IOException {
    CommandRun run = hunt(SAMPLE + " | head 1", event(1, "one", "file", "ann"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("EQL013", "every match is a finding", "perilune query");
  }
}
