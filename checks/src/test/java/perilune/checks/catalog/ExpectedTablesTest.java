package perilune.checks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/**
 * The command's JSON against what the specification's own programme computed: every field, every
 * indicator with its reach, every exclusion. Rows A1, A3, A4 and A9 of the acceptance table.
 */
class ExpectedTablesTest {

  private static final List<String> EXACT =
      List.of(
          "technique",
          "corpus_rules",
          "rules",
          "fields_distinct",
          "fields",
          "indicators_distinct",
          "indicators",
          "exclusions_distinct",
          "exclusions");

  @ParameterizedTest
  @CsvSource({
    "corpora/elastic-detection-rules-8bc8f77, 8bc8f77, 26, 443, 62",
    "corpora/elastic-detection-rules, 14cf530, 23, 381, 61"
  })
  void theTablesOfLuaAreThoseExpected(
      String corpus, String commit, int fields, int indicators, int exclusions) throws IOException {
    Optional<Path> folder = Places.shared(corpus);
    Optional<Path> file =
        Places.shared("conformance/catalog/expected_T1059.011_" + commit + ".json");
    if (folder.isEmpty() || file.isEmpty()) {
      return;
    }
    var expected = JsonDocument.parse(Files.readString(file.get()));
    String[] arguments = {
      "catalog",
      "technique",
      "T1059.011",
      "--mode",
      "compat",
      "--output",
      "json",
      "--corpus",
      "elastic=" + folder.get()
    };
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    var computed = JsonDocument.parse(run.out());
    for (String key : EXACT) {
      assertThat(computed.at(key)).as(key).isEqualTo(expected.at(key));
    }
    assertThat(computed.names()).isEqualTo(expected.names());
    assertThat(computed.number("fields_distinct")).isEqualTo(fields);
    assertThat(computed.number("indicators_distinct")).isEqualTo(indicators);
    assertThat(computed.number("exclusions_distinct")).isEqualTo(exclusions);
    assertThat(CommandRun.of(arguments).out()).as("a second run").isEqualTo(run.out());
  }
}
