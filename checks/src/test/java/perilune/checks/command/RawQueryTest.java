package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** Queries over documents as they are, and what stands behind a query. */
class RawQueryTest {

  /** A door's log: nothing of ECS, the latest first, two badges at once. */
  private static final String DOORS =
      """
      {"at":"2026-03-02T09:00:09Z","no":6,"what":"leave","who":{"badge":"b2"},"door":3}
      {"at":"2026-03-02T09:00:05Z","no":5,"what":"enter","who.badge":"b2","door":1.5}
      {"at":"2026-03-02T09:00:05Z","no":4,"what":"enter","who.badge":"b1","door":2,"tags":["x",null]}
      {"at":"2026-03-02T09:00:02Z","no":3,"what":"leave","who":{"badge":"b3"},"door":1}
      {"at":"2026-03-02T09:00:01Z","no":2,"what":"enter","who":{"badge":"b3"},"door":1}
      {"what":"enter","no":1,"who":{"badge":"b1"},"door":9}
      """;

  @TempDir Path folder;

  private CommandRun query(String query, String... options) throws IOException {
    var arguments = new ArrayList<>(List.of("query", "--raw", "--event-category-field", "what"));
    arguments.addAll(List.of("--timestamp-field", "at", "--tiebreaker-field", "no"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of(query, OwnTelemetry.write(folder, "doors.ndjson", DOORS)));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private List<String> lines(String query, String... options) throws IOException {
    var all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--output", "ndjson"));
    CommandRun run = query(query, all.toArray(String[]::new));
    assertThat(run.exitCode()).isZero();
    return run.out().lines().toList();
  }

  private List<List<Long>> found(String query, String... options) throws IOException {
    return lines(query, options).stream()
        .map(line ->
            JsonDocument.parse(line).list("events").stream().map(e -> e.number("no")).toList())
        .toList();
  }

  @Test
  void givesTheDocumentsAsTheyWereRead() throws IOException {
    assertThat(lines("any where door > 1 and door < 3"))
        .containsExactly(
            "{\"events\":[{\"at\":\"2026-03-02T09:00:05Z\",\"no\":4,\"what\":\"enter\","
                + "\"who.badge\":\"b1\",\"door\":2,\"tags\":[\"x\",null]}],\"join_keys\":[]}",
            "{\"events\":[{\"at\":\"2026-03-02T09:00:05Z\",\"no\":5,\"what\":\"enter\","
                + "\"who.badge\":\"b2\",\"door\":1.5}],\"join_keys\":[]}");
  }

  @Test
  void readsDocumentsThatAreWrittenOverSeveralLines() throws IOException {
    String file = OwnTelemetry.write(folder, "p.json", "[\n{\n\"a\":\n 1\n},\n{\"a\":2}\n]");
    CommandRun run =
        CommandRun.of("query", "--raw", "--output", "ndjson", "any where a == 1", file);
    assertThat(run.out()).isEqualTo("{\"events\":[{\"a\":1}],\"join_keys\":[]}\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void ordersAllDocumentsByTimeAndTiebreaker() throws IOException {
    assertThat(found("sequence by who.badge [enter where true] [leave where true]"))
        .containsExactly(List.of(2L, 3L), List.of(5L, 6L));
    assertThat(found("sequence [enter where door == 2] [enter where door == 1.5]"))
        .containsExactly(List.of(4L, 5L));
    assertThat(found("sequence [enter where door == 1.5] [enter where door == 2]")).isEmpty();
  }

  @Test
  void theTimeIsADateWhateverItIsCalled() throws IOException {
    assertThat(found("any where at >= \"2026-03-02T10:00:05+01:00\" and at < 1772442008000"))
        .containsExactly(List.of(4L), List.of(5L));
  }

  @Test
  void addsNoFieldThatTheDocumentHasNot() throws IOException {
    assertThat(found("any where host.id != null or event.id != null or process.pid != null"))
        .isEmpty();
  }

  @Test
  void listsSamplesByKeyAndCountsDocumentsWithoutATime() throws IOException {
    String sample = "sample by who.badge [enter where true] [any where door > 1]";
    assertThat(found(sample)).containsExactly(List.of(1L, 4L), List.of(5L, 6L));
    assertThat(found(sample, "--size", "1")).containsExactly(List.of(1L, 4L));
    assertThat(found(sample, "--max-samples-per-key", "2"))
        .containsExactly(List.of(1L, 4L), List.of(4L, 1L), List.of(5L, 6L));
  }

  @Test
  void keepsTheLastResultsOfASize() throws IOException {
    String enters = "enter where at != null";
    assertThat(found(enters, "--size", "2")).containsExactly(List.of(4L), List.of(5L));
    assertThat(found(enters, "--size", "0")).isEmpty();
    assertThat(found(enters, "--size", "99")).hasSize(3);
  }

  @Test
  void runsPipesInTheirOrder() throws IOException {
    String all = "any where at != null";
    assertThat(found(all + " | head 3 | tail 2")).containsExactly(List.of(3L), List.of(4L));
    assertThat(found(all + " | tail 2 | head 1")).containsExactly(List.of(5L));
    assertThat(found(all + " | unique who.badge"))
        .containsExactly(List.of(2L), List.of(4L), List.of(5L));
    assertThat(found(all + " | sort door, no"))
        .containsExactly(List.of(2L), List.of(3L), List.of(5L), List.of(4L), List.of(6L));
    assertThat(found(all + " | filter door > 1 | head 1")).containsExactly(List.of(4L));
    assertThat(
            found(
                "sequence by who.badge [enter where true] [leave where true]"
                    + " | filter events[1].door == 3"))
        .containsExactly(List.of(5L, 6L));
  }

  @Test
  void countsResults() throws IOException {
    assertThat(lines("any where true | count"))
        .containsExactly("{\"key\":[],\"count\":6,\"percent\":1.0}");
    assertThat(lines("any where true | count what"))
        .containsExactly(
            "{\"key\":[\"leave\"],\"count\":2,\"percent\":0.3333333333333333}",
            "{\"key\":[\"enter\"],\"count\":4,\"percent\":0.6666666666666666}");
    List<String> counted = lines("any where at != null | unique_count what | filter percent > .5");
    assertThat(counted).hasSize(1);
    assertThat(counted.getFirst()).contains("\"no\":2", "\"count\":3,\"percent\":0.6");
    assertThat(query("any where true | count what").out())
        .isEqualTo("2  33.3 %  leave\n4  66.7 %  enter\n2 matches\n");
  }

  @Test
  void showsDocumentsToAPerson() throws IOException {
    CommandRun run = query("sequence by who.badge [enter where door == 1] [leave where true]");
    assertThat(run.out())
        .contains("2026-03-02T09:00:01Z  {\"at\":", "  └─ 2026-03-02T09:00:02Z", "doors.ndjson:5")
        .endsWith("1 match\n");
    assertThat(run.err()).isEmpty();
    assertThat(query("sequence [enter where true] [leave where true]").err())
        .isEqualTo("note: 1 x has no time; sequences do not see it\n");
  }

  @Test
  void refusesWhatDoesNotGoTogether() throws IOException {
    assertThat(CommandRun.of("query", "--tiebreaker-field", "no", "any where true", "x").err())
        .contains("--raw");
    assertThat(query("any where true", "--host", "x").exitCode()).isEqualTo(2);
    assertThat(query("any where true", "--root", "/").exitCode()).isEqualTo(2);
    assertThat(query("any where true", "--size", "-1").exitCode()).isEqualTo(2);
    assertThat(query("any where true", "--max-samples-per-key", "0").exitCode()).isEqualTo(2);
    assertThat(query("any where true | cut 1").err()).contains("EQL013");
  }
}
