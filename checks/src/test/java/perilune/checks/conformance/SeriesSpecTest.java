package perilune.checks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** Elasticsearch's pictures of sequences: a line of events for each step, and what they give. */
final class SeriesSpecTest {

  private static final String SPEC =
      "conformance/eql/elastic-elasticsearch/x-pack/plugin/eql/src/test/resources/"
          + "sequences.series-spec";
  private static final int LEAST = 25;

  @Test
  void thePicturesOfSequencesGiveWhatElasticsearchGives() throws IOException {
    Optional<Path> file = Places.shared(SPEC);
    if (file.isEmpty()) {
      return;
    }
    String text =
        Files.readString(file.get())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .collect(Collectors.joining("\n"));
    List<String> parts = List.of(text.split("\n?;\n?"));
    var failed = new ArrayList<String>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      List<String> stages = parts.get(i).lines().skip(1).toList();
      List<String> expected = parts.get(i + 1).lines().toList();
      List<String> found = run(stages);
      if (!found.equals(expected)) {
        String name = parts.get(i).lines().findFirst().orElse("");
        failed.add(name + ": gives " + found + ", not " + expected);
      }
    }
    int cases = parts.size() / 2;
    System.out.println("sequences.series-spec: " + (cases - failed.size()) + "/" + cases);
    assertThat(cases - failed.size()).as("%s", failed).isGreaterThanOrEqualTo(LEAST);
  }

  private static List<String> run(List<String> stages) {
    var documents = new ArrayList<JsonDocument>();
    var names = new ArrayList<String>();
    boolean keyed = stages.getFirst().contains("|");
    var query = new StringBuilder(keyed ? "sequence by key" : "sequence");
    for (int stage = 0; stage < stages.size(); stage++) {
      query.append(" [any where stage == ").append(stage).append("]");
      for (String event : stages.get(stage).strip().split("\\s+")) {
        String key = event.contains("|") ? event.substring(0, event.indexOf('|')) : "";
        String name = event.substring(event.indexOf('|') + 1);
        names.add(name);
        Map<String, Object> fields =
            Map.of(
                "stage",
                (long) stage,
                "key",
                key,
                "id",
                (long) names.size(),
                "time",
                Long.parseLong(name.substring(1)));
        documents.add(new JsonDocument(fields));
      }
    }
    var index =
        new SuiteIndex(documents, Map.of(), Map.of(), "id", "none", event -> event.number("time"));
    SuiteRun.Result result = SuiteRun.of(index, query.toString()).wholly();
    var lines = new ArrayList<String>();
    for (int i = 0; i < result.ids().size(); i += stages.size()) {
      String line =
          result.ids().subList(i, i + stages.size()).stream()
              .map(id -> names.get(Math.toIntExact(id) - 1))
              .collect(Collectors.joining(" "));
      lines.add(keyed ? result.joinKeys().get(i / stages.size()) + "|" + line : line);
    }
    return lines;
  }
}
