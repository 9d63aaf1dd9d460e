package perilune.checks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import perilune.checks.JsonDocument;
import perilune.checks.Places;
import perilune.event.FieldType;

/**
 * Elasticsearch's suites of queries over documents. The numbers below only grow: a case that once
 * passed has to pass.
 */
final class ElasticSuitesTest {

  private static final String SUITES =
      "conformance/eql/elastic-elasticsearch/x-pack/plugin/eql/qa/common/src/main/resources";
  private static final String ENDGAME = "conformance/eql/endgameinc-eql/eql/etc/test_data.json";

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Milliseconds from 1601, where Windows counts from, to 1970. */
  private static final long WINDOWS_EPOCH_MILLIS = 11_644_473_600_000L;

  /** Windows counts in 100 ns. */
  private static final long TICKS_PER_MILLI = 10_000;

  @Test
  void theQueriesOfTheReferenceImplementationFindWhatElasticsearchFinds() throws IOException {
    Optional<SuiteIndex> index = endgame(ElasticSuitesTest::windowsTime);
    check("test_queries.toml", index, 133);
    check("additional_test_queries.toml", index, 61);
    check("test_queries_date.toml", index, 4);
  }

  /** Here Elasticsearch's loader takes the same numbers for nanoseconds since 1970. */
  @Test
  void timesInNanosecondsAreComparedToTheNanosecond() throws IOException {
    check("test_queries_date_nanos.toml", endgame(event -> event.number("timestamp")), 3);
  }

  @Test
  void runsOptionalKeysKeysOfSeveralValuesAndVersionsDoAsInElasticsearch() throws IOException {
    var types = Map.of("version", FieldType.VERSION, "date_tags", FieldType.DATE);
    Optional<SuiteIndex> index = own("extra.data", types);
    check("test_extra.toml", index, 40);
  }

  @Test
  void missingEventsDoAsInElasticsearch() throws IOException {
    check("test_missing_events.toml", own("missing-events.data", Map.of()), 26);
  }

  private static long windowsTime(JsonDocument event) {
    return (event.number("timestamp") / TICKS_PER_MILLI - WINDOWS_EPOCH_MILLIS) * NANOS_PER_MILLI;
  }

  private static Optional<SuiteIndex> endgame(ToLongFunction<JsonDocument> time)
      throws IOException {
    Optional<Path> data = Places.shared(ENDGAME);
    if (data.isEmpty()) {
      return Optional.empty();
    }
    List<JsonDocument> documents = documents(Files.readString(data.get()));
    var types = Map.of("source_address", FieldType.IP);
    return Optional.of(
        new SuiteIndex(documents, types, Map.of(), "serial_event_id", "serial_event_id", time));
  }

  private static Optional<SuiteIndex> own(String name, Map<String, FieldType> types)
      throws IOException {
    Optional<Path> data = Places.shared(SUITES + "/data/" + name);
    if (data.isEmpty()) {
      return Optional.empty();
    }
    String json =
        Files.readString(data.get())
            .lines()
            .filter(line -> !line.strip().startsWith("//"))
            .collect(Collectors.joining("\n"));
    List<JsonDocument> documents = documents(json);
    var nulls = Map.of("optional_field_default_null", "NULL");
    return Optional.of(
        new SuiteIndex(documents, types, nulls, "sequence", "sequence", ElasticSuitesTest::time));
  }

  private static List<JsonDocument> documents(String array) {
    return JsonDocument.parse("{\"all\":" + array + "}").list("all");
  }

  /** ISO 8601, or milliseconds since 1970. */
  private static long time(JsonDocument document) {
    String text = document.text("@timestamp");
    long millis = text.contains("T") ? Instant.parse(text).toEpochMilli() : Long.parseLong(text);
    return millis * NANOS_PER_MILLI;
  }

  private static void check(String suite, Optional<SuiteIndex> index, int least)
      throws IOException {
    Optional<Path> file = Places.shared(SUITES + "/" + suite);
    if (file.isEmpty() || index.isEmpty()) {
      return;
    }
    List<SuiteCase> cases = SuiteFile.read(file.get());
    var failed = new ArrayList<String>();
    for (SuiteCase one : cases) {
      reason(index.get(), one).ifPresent(why -> failed.add(one.name() + ": " + why));
    }
    int passed = cases.size() - failed.size();
    System.out.println(suite + ": " + passed + "/" + cases.size());
    failed.forEach(line -> System.out.println("  failed " + line));
    assertThat(passed).as("%s: %s", suite, failed).isGreaterThanOrEqualTo(least);
  }

  /** Gives why a case fails, or nothing. */
  private static Optional<String> reason(SuiteIndex index, SuiteCase one) throws IOException {
    SuiteRun run;
    try {
      run = SuiteRun.of(index, one.query());
    } catch (AssertionError refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
    SuiteRun.Result result = run.wholly();
    if (!one.expected().contains(result.ids())) {
      return Optional.of("gives " + result.ids() + ", not one of " + one.expected());
    }
    List<String> keys =
        one.joinKeys().orElse(result.joinKeys()).stream().map(SuiteRun::shown).toList();
    if (!result.joinKeys().equals(keys)) {
      return Optional.of("has the keys " + result.joinKeys() + ", not " + keys);
    }
    SuiteRun.Result interrupted = run.interrupted();
    return interrupted.equals(result)
        ? Optional.empty()
        : Optional.of("gives " + interrupted + " after a restart, not " + result);
  }
}
