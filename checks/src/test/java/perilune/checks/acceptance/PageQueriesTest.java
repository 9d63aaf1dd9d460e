package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** Runs the two queries of Elastic's page on T1059.011 as they are printed there. */
class PageQueriesTest {

  private static final String PAGE = "reference/elastic-detection-T1059.011.txt";

  private static final String COMMENT = "// ";

  @TempDir Path temporary;

  private static Optional<List<String>> page() throws IOException {
    Optional<Path> page = Places.shared(PAGE);
    return page.isEmpty() ? Optional.empty() : Optional.of(Files.readAllLines(page.get()));
  }

  /** The lines between the word for the language and the remark about an alternative. */
  private static String sequence(List<String> page) {
    int from = page.indexOf("eql") + 1;
    int to = from;
    while (!page.get(to).startsWith(COMMENT)) {
      to++;
    }
    String query = String.join("\n", page.subList(from, to));
    assertThat(query).startsWith("sequence by host.id").contains("process.parent.entity_id");
    return query;
  }

  /** The lines of the remark, without the slashes and without the sentence that opens it. */
  private static String singleEvent(List<String> page) {
    String query =
        page.stream()
            .filter(line -> line.startsWith(COMMENT))
            .skip(1)
            .map(line -> line.substring(COMMENT.length()))
            .collect(Collectors.joining("\n"));
    assertThat(query).startsWith("process where").contains("ltn12.pump");
    return query;
  }

  @Test
  void theSequenceFindsChildrenThatConnectOrWriteTemporaryFilesInRawAudit() throws IOException {
    Optional<List<String>> page = page();
    if (page.isEmpty()) {
      return;
    }
    List<JsonDocument> dropped = inRecording(sequence(page.get()), "dropped_script_by_service");
    assertThat(dropped).singleElement().satisfies(PageQueriesTest::joinsParentAndChild);
    assertThat(event(dropped, 1).text("destination.port")).isEqualTo("4444");
    List<JsonDocument> compiled = inRecording(sequence(page.get()), "bytecode_drop");
    assertThat(compiled).singleElement().satisfies(PageQueriesTest::joinsParentAndChild);
    assertThat(event(compiled, 1).text("file.path")).startsWith("/var/tmp/");
    assertThat(inRecording(sequence(page.get()), "benign_shell_work")).isEmpty();
  }

  private static void joinsParentAndChild(JsonDocument match) {
    List<JsonDocument> events = match.list("events");
    assertThat(events).hasSize(2);
    assertThat(events.get(1).text("process.parent.entity_id"))
        .isNotEmpty()
        .isEqualTo(events.get(0).text("process.entity_id"));
  }

  @Test
  void theSingleEventFindsCodeThatRunsProgramsInRawAudit() throws IOException {
    Optional<List<String>> page = page();
    if (page.isEmpty()) {
      return;
    }
    String query = singleEvent(page.get());
    assertThat(inRecording(query, "atomic_os_execute"))
        .anyMatch(match -> match.list("events").getFirst().texts("process.name").contains("lua5.4"))
        .allMatch(match ->
            match
                .list("events")
                .getFirst()
                .texts("process.args")
                .toString()
                .contains("os.execute("));
    assertThat(inRecording(query, "atomic_loadstring"))
        .anyMatch(match ->
            match
                .list("events")
                .getFirst()
                .texts("process.args")
                .toString()
                .contains("loadstring("));
    assertThat(inRecording(query, "benign_shell_work")).isEmpty();
  }

  @Test
  void bothFindInEcsEventsWhatTheySay() throws IOException {
    Optional<List<String>> page = page();
    if (page.isEmpty()) {
      return;
    }
    Path ecs = EcsStories.childConnects(temporary);
    assertThat(matches(sequence(page.get()), ecs))
        .singleElement()
        .satisfies(PageQueriesTest::joinsParentAndChild);
    assertThat(matches(singleEvent(page.get()), ecs))
        .singleElement()
        .satisfies(match ->
            assertThat(match.list("events").getFirst().number("process.pid")).isEqualTo(310));
  }

  /**
   * Its second step joins on the parent's id, so the process that opens the socket has to be a
   * child of the interpreter. A reverse shell in Lua opens it itself.
   */
  @Test
  void theSequenceCannotSeeTheSocketOfTheInterpreterItselfButARuleOfOursCan() throws IOException {
    Optional<List<String>> page = page();
    if (page.isEmpty()) {
      return;
    }
    Path ecs = EcsStories.interpreterConnects(temporary);
    assertThat(matches(sequence(page.get()), ecs)).isEmpty();
    List<JsonDocument> findings =
        CommandRun.of("hunt", "--signals", "--output", "ndjson", ecs.toString()).findings();
    assertThat(findings)
        .filteredOn(finding -> finding.text("rule.place").endsWith("/lua_code_network.toml"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.number("process.pid")).isEqualTo(310);
          assertThat(finding.text("explanation")).contains("198.51.100.4:4444");
        });
  }

  @Test
  void theSequenceCannotSeeTheRecordedSocketEither() throws IOException {
    Optional<List<String>> page = page();
    Optional<Path> log = Places.shared("telemetry/linux-auditd/atomic_socket_connect.log");
    if (page.isEmpty() || log.isEmpty()) {
      return;
    }
    assertThat(matches(sequence(page.get()), log.get())).isEmpty();
    assertThat(
            CommandRun.of("hunt", "--signals", "--output", "ndjson", log.get().toString())
                .findings()
                .stream()
                .map(finding -> finding.text("rule.place")))
        .contains("builtin:linux/lua_code_network.toml");
  }

  @Test
  void aQueryFromAFileIsTheSameQuery() throws IOException {
    Optional<List<String>> page = page();
    if (page.isEmpty()) {
      return;
    }
    Path file = temporary.resolve("page.eql");
    Files.writeString(file, sequence(page.get()));
    Path ecs = EcsStories.childConnects(temporary);
    assertThat(matches("@" + file, ecs)).hasSize(1);
  }

  private static List<JsonDocument> inRecording(String query, String scenario) {
    return Places.shared("telemetry/linux-auditd/" + scenario + ".log")
        .map(log -> matches(query, log))
        .orElseThrow(() -> new AssertionError("the page is there, the recordings are not"));
  }

  private static List<JsonDocument> matches(String query, Path telemetry) {
    CommandRun run = CommandRun.of("query", query, "--output", "ndjson", telemetry.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.documents();
  }

  private static JsonDocument event(List<JsonDocument> matches, int number) {
    return matches.getFirst().list("events").get(number);
  }
}
