package perilune.checks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** Elasticsearch's own tests of samples, through the command. */
class SampleConformanceTest {

  @TempDir Path folder;

  @Test
  void findsTheSamplesThatElasticsearchFinds() throws IOException {
    run(SampleSuite.read("test_sample.toml", "sample1.data", "sample2.data", "sample3.data"), 25);
  }

  @Test
  void findsAsManySamplesOfAKeyAsElasticsearch() throws IOException {
    run(SampleSuite.read("test_sample_multi.toml", "sample-multi.data"), 9);
  }

  private void run(Optional<SampleSuite> suite, int cases) throws IOException {
    if (suite.isEmpty()) {
      return;
    }
    Path documents = Files.writeString(folder.resolve("documents.json"), suite.get().documents());
    assertThat(suite.get().cases()).hasSize(cases);
    for (SampleSuite.Case one : suite.get().cases()) {
      check(one, documents);
    }
  }

  private static void check(SampleSuite.Case one, Path documents) {
    CommandRun run =
        CommandRun.of(
            "query",
            "--raw",
            "--event-category-field",
            "event_type",
            "--size",
            Long.toString(one.limits().size()),
            "--max-samples-per-key",
            Long.toString(one.limits().samplesPerKey()),
            "--output",
            "ndjson",
            one.query(),
            documents.toString());
    assertThat(run.err()).as(one.name()).isEmpty();
    List<JsonDocument> samples = run.documents();
    assertThat(one.accepted())
        .as(one.name())
        .contains(
            samples.stream()
                .flatMap(sample -> sample.list("events").stream())
                .map(event -> event.number("id"))
                .toList());
    assertThat(samples.stream().flatMap(sample -> sample.texts("join_keys").stream()).toList())
        .as(one.name())
        .isEqualTo(one.joinKeys());
  }
}
