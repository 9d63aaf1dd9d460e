package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** {@code hunt --profile}: what a run cost, and that asking for it changes nothing else. */
class ProfileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "matches"})
  void findsTheSameAndTellsTheCostInTheSummary(String form) throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    CommandRun plain = CommandRun.of("hunt", "--output", form, "--signals", path);
    CommandRun measured = CommandRun.of("hunt", "--output", form, "--signals", "--profile", path);

    assertThat(measured.exitCode()).isZero();
    assertThat(measured.err()).isEmpty();
    assertThat(found(measured)).isNotEmpty().isEqualTo(found(plain));
    assertThat(plain.summary().has("profile")).isFalse();
    JsonDocument profile = measured.summary().at("profile");
    assertThat(profile.number("events")).isGreaterThanOrEqualTo(OwnTelemetry.AUDIT_EVENTS);
    assertThat(profile.number("candidates"))
        .isEqualTo(sum(profile, "candidates"))
        .isGreaterThan(profile.number("fulfilled"));
    assertThat(profile.number("fulfilled")).isEqualTo(sum(profile, "fulfilled"));
    assertThat(profile.at("parts").names())
        .startsWith("reading", "order", "context")
        .contains("values", "conditions", "operators", "findings");
    assertThat(profile.list("dearest"))
        .hasSize(10)
        .allSatisfy(dear -> assertThat(dear.list("reasons")).isNotEmpty());
  }

  private static List<String> found(CommandRun run) {
    return run.out().lines().filter(line -> !line.contains("\"type\":\"summary\"")).toList();
  }

  private static long sum(JsonDocument profile, String count) {
    return profile.list("rules").stream().mapToLong(rule -> rule.number(count)).sum();
  }

  @Test
  void countsAreThoseOfEachRule() throws IOException {
    JsonDocument profile =
        CommandRun.of("hunt", "--output", "ndjson", "--profile", "--rules", rules(), events())
            .summary()
            .at("profile");
    assertThat(profile.list("rules"))
        .extracting(rule ->
            "%s, %s: %d candidates, %d fulfilled, %d matches"
                .formatted(
                    rule.text("id"),
                    rule.text("name"),
                    rule.number("candidates"),
                    rule.number("fulfilled"),
                    rule.number("matches")))
        .containsExactlyInAnyOrder(
            "all, Rule all: 4 candidates, 3 fulfilled, 3 matches",
            "one, Rule one: 1 candidates, 1 fulfilled, 1 matches",
            "two, Rule two: 2 candidates, 2 fulfilled, 1 matches");
    JsonDocument dear =
        profile.list("dearest").stream()
            .filter(rule -> rule.text("id").equals("all"))
            .findFirst()
            .orElseThrow();
    assertThat(dear.number("asked_of")).isEqualTo(4);
    assertThat(dear.number("events_of_kind")).isEqualTo(4);
    assertThat(dear.list("reasons"))
        .extracting(reason -> reason.text("kind"))
        .containsExactly("negation");
  }

  @Test
  void showsAPersonTheDearestRulesAndWhy() throws IOException {
    CommandRun run = CommandRun.of("hunt", "--profile", "--rules", rules(), events());
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "What it cost, 5 events and signals, for each 1.40 conditions",
            "looking through values (index)",
            "The 3 dearest rules:",
            "why: beside the kind of event it says only what must not be",
            "do: add a condition on what is there",
            "asked of 4 of the 4 events of its kind; rule all")
        .containsPattern("Rule all +\\d+\\.\\d % .* +4 +3 +3\n");
    assertThat(run.out().lines().filter(line -> !line.contains("why: ")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void aPageForReadersOfFindingsDoesNotHoldIt() throws IOException {
    CommandRun run =
        CommandRun.of("hunt", "--profile", "--output", "html", "--rules", rules(), events());
    assertThat(run.out()).contains("</html>").doesNotContain("What it cost");
    assertThat(run.err()).contains("What it cost", "The 3 dearest rules:");
  }

  private String rules() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    OwnTelemetry.write(rules, "all.toml", text("all", "process where not process.name == \"lua\""));
    OwnTelemetry.write(rules, "one.toml", text("one", "process where process.name == \"lua\""));
    String two =
        "sequence by host.id [process where process.name == \"lua\"]"
            + " [network where destination.ip == \"192.0.2.7\"]";
    OwnTelemetry.write(rules, "two.toml", text("two", two));
    return rules.toString();
  }

  private static String text(String id, String query) {
    return """
    [rule]
    rule_id = "%s"
    name = "Rule %s"
    type = "eql"
    language = "eql"
    severity = "high"
    query = '''%s'''
    """
        .formatted(id, id, query);
  }

  private String events() throws IOException {
    return OwnTelemetry.write(
        folder,
        "e.ndjson",
        event(1, "process", "bash")
            + event(2, "process", "lua")
            + event(3, "network", "lua")
            + event(4, "process", "bash")
            + event(5, "process", "tar"));
  }

  private static String event(int second, String category, String name) {
    return """
    {"@timestamp":"2026-03-02T09:00:%02dZ","host":{"id":"h"},"event":{"category":"%s","id":"e%d"},\
    "process":{"name":"%s","entity_id":"p%d"},"destination":{"ip":"192.0.2.7"}}
    """
        .formatted(second, category, second, name, second);
  }
}
