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

/** Matches as short lines, and that the number of threads changes nothing. */
class MatchesAndThreadsTest {

  private static final String RULE =
      """
      title: A program named %1$s
      id: 00000000-0000-4000-8000-00000000000%2$d
      status: stable
      logsource: {product: windows, category: process_creation}
      detection:
        selection: {Image|endswith: '\\%1$s.exe'}
        condition: selection
      level: high
      """;

  @TempDir Path folder;

  private String rules() throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    OwnTelemetry.write(folder, "rules/one.yml", RULE.formatted("lua", 1));
    OwnTelemetry.write(folder, "rules/two.yml", RULE.formatted("cmd", 2));
    return folder.resolve("rules").toString();
  }

  private String events() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      String name = List.of("lua", "cmd", "other").get(i % 3);
      text.append(
          ("{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"Computer\":\"pc-%d\","
                  + "\"UtcTime\":\"2026-07-28 11:%02d:%02d.000\",\"Image\":\"C:\\\\x\\\\%s.exe\","
                  + "\"ProcessId\":%d}\n")
              .formatted(i % 7, i / 60, i % 60, name, i));
    }
    return OwnTelemetry.write(folder, "events.ndjson", text.toString());
  }

  @Test
  void aMatchSaysRuleHostAndPlaceOfItsEvents() throws IOException {
    CommandRun run = CommandRun.of("hunt", "--output", "matches", "--rules", rules(), events());
    assertThat(run.exitCode()).isZero();
    List<JsonDocument> matches =
        run.documents().stream().filter(line -> line.text("type").equals("match")).toList();
    assertThat(matches).hasSize(334);
    JsonDocument first = matches.getFirst();
    assertThat(first.text("rule.name")).isEqualTo("A program named lua");
    assertThat(first.text("rule.severity")).isEqualTo("high");
    assertThat(first.text("host")).isEqualTo("pc-0");
    assertThat(first.text("@timestamp")).isEqualTo("2026-07-28T11:00:00Z");
    assertThat(first.list("events")).hasSize(1);
    assertThat(first.list("events").getFirst().number("line")).isEqualTo(1);
    assertThat(first.list("events").getFirst().text("id")).matches("[0-9a-f]{32}");
    assertThat(run.summary().number("findings.high")).isEqualTo(334);
  }

  @Test
  void matchesAreThoseOfFindings() throws IOException {
    String path = events();
    List<String> found =
        CommandRun.of("hunt", "--output", "ndjson", "--rules", rules(), path).findings().stream()
            .map(finding -> key(finding))
            .toList();
    List<String> matched =
        CommandRun.of("hunt", "--output", "matches", "--rules", rules(), path).documents().stream()
            .filter(line -> line.text("type").equals("match"))
            .map(match -> key(match))
            .toList();
    assertThat(matched).hasSize(334).isEqualTo(found);
  }

  private static String key(JsonDocument told) {
    return told.text("rule.id") + " " + told.list("events").getFirst().text("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "matches"})
  void oneThreadOrManyTellTheSame(String form) throws IOException {
    String path = events();
    String rules = rules();
    List<String> one = lines("1", form, rules, path);
    assertThat(one).hasSize(334);
    assertThat(lines("2", form, rules, path)).isEqualTo(one);
    assertThat(lines("5", form, rules, path)).isEqualTo(one);
  }

  private static List<String> lines(String threads, String form, String rules, String path) {
    CommandRun run =
        CommandRun.of("hunt", "--threads", threads, "--output", form, "--rules", rules, path);
    return run.out().lines().filter(line -> !line.contains("\"type\":\"summary\"")).toList();
  }

  @Test
  void refusesWhatMatchesCannotDo() throws IOException {
    CommandRun run =
        CommandRun.of(
            "hunt", "--output", "matches", "--user", "root", "--rules", rules(), events());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--user narrows findings");
    CommandRun none = CommandRun.of("hunt", "--threads", "0", "--rules", rules(), events());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--threads has to be at least 1");
  }
}
