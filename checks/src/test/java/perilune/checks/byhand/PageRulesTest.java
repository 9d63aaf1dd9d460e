package perilune.checks.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;
import perilune.checks.byhand.StoryFile.Timeline;
import perilune.checks.byhand.StoryRun.Way;
import perilune.rules.Rule;

/** The nine rules of Elastic's that name Lua's technique, as they were when the page was made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRulesTest {

  private static final List<String> RULES =
      List.of(
          // A server of web pages starts a program.
          "ae3e9625-89ad-4fc3-a7bf-fced5e64f01b",
          // The message of the day starts a program.
          "4ec47004-b34a-42e6-8003-376a123ea447",
          // Hexadecimal digits become a command.
          "0c1e8fda-4f09-451e-bc77-a192b6cbfc32",
          // Decoded text is given to an interpreter.
          "5bdad1d5-5001-4a13-ae99-fa8619500f1a",
          // The same in a container.
          "0fb83aa0-3d17-41e9-b09c-56397bf7a7d9",
          // An interpreter is given a line by hand, in a container.
          "cd24c340-b778-44bd-ab69-2f739bd70ce1",
          // An interpreter, a datagram socket and a connection: a sample.
          "a5eb21b7-13cc-4b94-9fe2-29bb2914e037",
          // A command in the address of a web page: rows of ES|QL.
          "f3ac6734-7e52-4a0d-90b7-6847bf4308f2",
          // A web server starts a program that it rarely starts: rows of ES|QL.
          "976b2391-413f-4a94-acb4-7911f3803346");

  /** The recorder's note of a scenario's end is up to so much earlier than its last records. */
  private static final double GRACE_SECONDS = 0.5;

  /** What the audit reader calls a thing, and what Auditbeat does, which some rules ask for. */
  private static final Map<String, String> WORDS_OF_AUDITBEAT =
      Map.of(
          "\"action\":\"exec\"", "\"action\":\"executed\"",
          "\"action\":\"connection_attempted\"", "\"action\":\"connected-to\"");

  private static final String FOLDER = "page";

  /** Files of the rules; none where the rules are absent. */
  private final List<Path> files = new ArrayList<>();

  /** The same rules, by id. */
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  PageRulesTest() throws IOException {
    Optional<Path> root = Places.shared("corpora/elastic-detection-rules-8bc8f77");
    if (root.isPresent()) {
      Corpus corpus = Corpus.of(root.get());
      RULES.forEach(id -> files.add(corpus.file(id)));
      corpus.rules(RULES).forEach(rule -> rules.put(rule.header().id(), rule));
    }
  }

  @Test
  void findWhatTheyDescribeAndLeaveAloneWhatTheyDoNot() throws IOException {
    var wrong = new ArrayList<String>();
    for (var rule : rules.entrySet()) {
      var run = new StoryRun(List.of(rule.getValue()));
      wrong.addAll(Verdict.wrong(run, StoryFile.of(FOLDER, rule.getKey())));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void haveStoriesThatAreFoundAndOnesThatAreNot() throws IOException {
    assertThat(RULES).hasSize(9);
    for (String id : RULES) {
      assertThat(StoryFile.of(FOLDER, id).timelines())
          .as(id)
          .extracting(Timeline::kind)
          .contains(StoryFile.Kind.MATCH, StoryFile.Kind.MISS);
    }
  }

  @Test
  void findNothingInHarmlessRecordings() throws IOException {
    assertThat(findings(harmless())).isEmpty();
  }

  @Test
  void findNothingInTheLabWhenNobodyAttacks() throws IOException {
    Optional<Path> lab = Places.shared("telemetry/linux-auditd-lab");
    if (lab.isEmpty()) {
      return;
    }
    for (String encoding : List.of("raw", "enriched")) {
      List<JsonDocument> attacks = attacks(lab.get(), encoding);
      assertThat(attacks).isNotEmpty();
      assertThat(findings(List.of(lab.get().resolve("audit-" + encoding + ".log"))))
          .allMatch(finding -> attacks.stream().anyMatch(attack -> holds(attack, finding)));
    }
  }

  /**
   * Silence alone would also come from rules that see nothing: a hand-written timeline before the
   * harmless records is found, and only that, also when the records have the words of Auditbeat.
   */
  @Test
  void findTheOneTimelineAmongHarmlessRecordsThatIsTheirs() throws IOException {
    String records = harmlessRecords();
    String ofAuditbeat = records;
    for (var word : WORDS_OF_AUDITBEAT.entrySet()) {
      ofAuditbeat = ofAuditbeat.replace(word.getKey(), word.getValue());
    }
    for (var rule : rules.entrySet()) {
      var run = new StoryRun(List.of(rule.getValue()));
      Timeline first = StoryFile.of(FOLDER, rule.getKey()).timelines().getFirst();
      for (String harmless : List.of(records, ofAuditbeat)) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first.ndjson(Shape.WRITTEN));
        all.writeBytes(harmless.getBytes(StandardCharsets.UTF_8));
        for (Way way : Way.values()) {
          assertThat(run.found(way, all.toByteArray())).containsExactly(rule.getKey());
        }
      }
    }
  }

  /** Gives all harmless records as the command writes them: ECS, one document a line. */
  private static String harmlessRecords() throws IOException {
    var words = new ArrayList<>(List.of("normalize"));
    harmless().forEach(log -> words.add(log.toString()));
    if (words.size() == 1) {
      return "";
    }
    String records = CommandRun.of(words.toArray(String[]::new)).out();
    assertThat(records).contains("\"action\":\"exec\"", "lua");
    return records;
  }

  /** Hunts with the rules that are run, all together; finds nothing where they are absent. */
  private List<JsonDocument> findings(List<Path> logs) {
    if (files.isEmpty() || logs.isEmpty()) {
      return List.of();
    }
    var words = new ArrayList<>(List.of("hunt", "--output", "ndjson"));
    files.forEach(file -> words.addAll(List.of("--rules", file.toString())));
    logs.forEach(log -> words.add(log.toString()));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.summary().number("events")).isPositive();
    return run.findings();
  }

  private static List<Path> harmless() throws IOException {
    Optional<Path> folder = Places.shared("telemetry/linux-auditd");
    if (folder.isEmpty()) {
      return List.of();
    }
    JsonDocument labels = JsonDocument.parse(Files.readString(folder.get().resolve("labels.json")));
    return labels.names().stream()
        .filter(name -> labels.text(name + ".class").equals("benign"))
        .map(name -> folder.get().resolve(labels.text(name + ".file")))
        .toList();
  }

  private static List<JsonDocument> attacks(Path lab, String encoding) throws IOException {
    JsonDocument expected = JsonDocument.parse(Files.readString(lab.resolve("expected.json")));
    String labels = Files.readString(lab.resolve("labels-" + encoding + ".json"));
    return JsonDocument.parse("{\"all\":" + labels + "}").list("all").stream()
        .filter(label -> expected.at("scenarios").text(label.text("scenario")).equals("attack"))
        .toList();
  }

  private static boolean holds(JsonDocument scenario, JsonDocument finding) {
    Instant time = Instant.parse(finding.text("@timestamp"));
    double seconds = time.getEpochSecond() + time.getNano() / 1e9;
    return Double.parseDouble(scenario.text("start")) <= seconds
        && seconds <= Double.parseDouble(scenario.text("end")) + GRACE_SECONDS;
  }
}
