package perilune.checks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import perilune.checks.JsonDocument;
import perilune.event.FieldType;

/**
 * What implementers of EQL usually get wrong, each point with events of its own: {@code
 * points.txt}.
 *
 * <p>A line {@code #} begins a point. An event is JSON with an {@code id}; its category is {@code
 * e} and its time its id in milliseconds, unless {@code event_type} and {@code time} say otherwise;
 * {@code tie} breaks ties. Queries stand in lines that begin with {@code ?}, and behind each the
 * ids of all its results with {@code =}, or {@code refused}; {@code = 1 known 5} where the events
 * are known up to a time only.
 */
final class EqlPointsTest {

  // The number 25 is missing: that no key costs more for those that wait is a test of the engine.
  private static final int POINTS = 25;
  private static final long NANOS_PER_MILLI = 1_000_000;

  @TestFactory
  List<DynamicTest> points() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (String block : resource().split("(?m)^# ", -1)) {
      if (!block.isBlank()) {
        tests.add(DynamicTest.dynamicTest(block.lines().findFirst().orElse(""), () -> run(block)));
      }
    }
    assertThat(tests.stream().map(test -> test.getDisplayName().split(" ")[0]).distinct())
        .hasSize(POINTS);
    return tests;
  }

  private static String resource() throws IOException {
    try (InputStream in = EqlPointsTest.class.getResourceAsStream("points.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void run(String block) throws IOException {
    List<String> lines = block.lines().skip(1).filter(line -> !line.isBlank()).toList();
    SuiteIndex index = index(lines.stream().filter(line -> line.startsWith("{")).toList());
    String query = "";
    for (String line : lines) {
      String rest = line.substring(1).strip();
      switch (line.charAt(0)) {
        case '?' -> query = rest;
        case '=' -> assertThat(found(index, query, rest)).as(query).isEqualTo(rest);
        default -> assertThat(line).startsWith("{");
      }
    }
  }

  /** Gives what the query finds, in the form in which it is expected. */
  private static String found(SuiteIndex index, String query, String expected) throws IOException {
    SuiteRun run;
    try {
      run = SuiteRun.of(index, query);
    } catch (AssertionError refused) {
      return expected.equals("refused") ? "refused" : String.valueOf(refused.getMessage());
    }
    int known = expected.indexOf("known ");
    String end = known < 0 ? "" : expected.substring(known);
    if (known >= 0) {
      run = run.knownUpTo(Long.parseLong(end.substring(6)) * NANOS_PER_MILLI);
    }
    SuiteRun.Result result = run.wholly();
    assertThat(run.interrupted()).as("after a restart").isEqualTo(result);
    String ids = result.ids().stream().map(String::valueOf).collect(Collectors.joining(" "));
    return (ids + " " + end).strip();
  }

  private static SuiteIndex index(List<String> lines) {
    var documents = new ArrayList<JsonDocument>();
    for (String line : lines) {
      boolean named = line.contains(SuiteIndex.CATEGORY);
      String category = "{\"" + SuiteIndex.CATEGORY + "\":\"e\",";
      documents.add(JsonDocument.parse(named ? line : category + line.substring(1)));
    }
    var types = Map.of("version", FieldType.VERSION, "ip", FieldType.IP, "date", FieldType.DATE);
    return new SuiteIndex(documents, types, Map.of(), "id", "tie", EqlPointsTest::timeNanos);
  }

  private static long timeNanos(JsonDocument document) {
    return (document.has("time") ? document.number("time") : document.number("id"))
        * NANOS_PER_MILLI;
  }
}
