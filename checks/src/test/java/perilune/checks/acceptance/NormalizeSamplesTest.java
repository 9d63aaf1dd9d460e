package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** Normalizes files of other people's: as many events come out as a plain count finds in them. */
class NormalizeSamplesTest {

  /** Each ECS document has exactly one of these names. */
  private static final Pattern DOCUMENT =
      Pattern.compile("\"_index\"\\s*:|\"@metadata\"\\s*:|\"test_name\"\\s*:");

  /** Notes about the files, not telemetry. */
  private static final Set<String> NOTES = Set.of("SOURCE.txt", "README.md");

  @Test
  void noAuditEventIsLost() throws IOException {
    for (Path file : files("telemetry/samples/auditd-raw")) {
      assertThat(normalized(file)).as(file.toString()).hasSize(AuditRecords.count(file));
    }
  }

  @Test
  void noElasticDefendEventIsLost() throws IOException {
    for (Path file : files("telemetry/samples/elastic-defend")) {
      assertThat(normalized(file)).as(file.toString()).hasSize(documents(file));
    }
  }

  /** One file holds audit records inside YAML, of which only the records count. */
  @Test
  void noAuditbeatEventIsLost() throws IOException {
    for (Path file : files("telemetry/samples/auditbeat-ecs")) {
      boolean records = file.toString().endsWith(".yaml");
      assertThat(normalized(file))
          .as(file.toString())
          .hasSize(records ? AuditRecords.count(file) : documents(file));
    }
  }

  /** One document of the collection lacks a quote: what it says cannot be known, but is named. */
  @Test
  void noEventOfTheMacCollectionIsLostButOneThatIsDamagedItself() throws IOException {
    var lost = new TreeMap<String, String>();
    long events = 0;
    for (Path file : files("telemetry/macos-attack")) {
      int found = normalized(file).size();
      events += found;
      if (found != documents(file)) {
        lost.put(file.getFileName().toString(), found + " of " + documents(file));
        assertThat(CommandRun.of("normalize", file.toString()).err())
            .contains("1 x a record is damaged", "line 131, byte 3910: a string is not closed");
      }
    }
    if (events == 0) {
      return;
    }
    System.out.println("macos-attack: " + events + " events");
    assertThat(lost).containsOnly(Map.entry("discovery_system_profile_sw_vers.json", "1 of 2"));
  }

  private static List<JsonDocument> normalized(Path file) {
    CommandRun run = CommandRun.of("normalize", file.toString());
    List<JsonDocument> events = run.documents();
    assertThat(events)
        .as(file.toString())
        .allSatisfy(event -> {
          assertThat(event.text("event.id")).isNotEmpty();
          assertThat(event.text("@timestamp")).isNotEmpty();
          assertThat(event.text("host.name")).isNotEmpty();
        });
    return events;
  }

  private static int documents(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return (int) DOCUMENT.matcher(text).results().count();
  }

  private static List<Path> files(String folder) throws IOException {
    Optional<Path> place = Places.shared(folder);
    if (place.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(place.get())) {
      List<Path> files =
          tree.filter(Files::isRegularFile)
              .filter(file -> !NOTES.contains(file.getFileName().toString()))
              .sorted()
              .toList();
      assertThat(files).isNotEmpty();
      return files;
    }
  }
}
