package perilune.telemetry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.Refusals.Reason;

/** Reads the sample collections that are kept beside the repository, where they are there. */
class EcsSamplesTest {

  // Every document has this once: Elastic's hits name their index, Auditbeat its own metadata.
  private static final Pattern DOCUMENT = Pattern.compile("\"_index\"\\s*:|\"@metadata\"\\s*:");

  @Test
  void readsEveryDocumentOfTheCollectionsOrCountsIt() throws IOException {
    String shared = System.getenv().getOrDefault("PERILUNE_SHARED", "../../shared");
    Path root = Path.of(shared, "telemetry");
    if (!Files.isDirectory(root)) {
      System.out.println("SKIPPED: no sample collections at " + root.toAbsolutePath());
      return;
    }
    var wrong = new TreeMap<String, String>();
    for (Path file : files(root)) {
      check(file, wrong);
    }
    // The one lacks the last brace of both its documents, and a quote in the second; the other has
    // a
    // brace too many.
    assertThat(wrong)
        .containsOnlyKeys(
            "discovery_system_profile_sw_vers.json",
            "evasion_susp_zip_file_launchagent_for_office_sandbox_evasion.json")
        .hasEntrySatisfying(
            "discovery_system_profile_sw_vers.json",
            what ->
                assertThat(what).startsWith("2 documents, 1 events").contains("BROKEN_RECORD=1"))
        .hasEntrySatisfying(
            "evasion_susp_zip_file_launchagent_for_office_sandbox_evasion.json",
            what -> assertThat(what).startsWith("2 documents, 2 events"));
  }

  @Test
  void readsWhatGoLibauditExpects() throws IOException {
    String shared = System.getenv().getOrDefault("PERILUNE_SHARED", "../../shared");
    Path file =
        Path.of(shared, "telemetry/samples/auditbeat-ecs/golibaudit_ubuntu-16.10.json.golden");
    if (!Files.isRegularFile(file)) {
      System.out.println("SKIPPED: no " + file.toAbsolutePath());
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    var reading = new Reading();
    List<Event> events = reading.read(bytes);
    long tests = new String(bytes, StandardCharsets.UTF_8).split("\"test_name\"", -1).length - 1L;
    assertThat(events.size()).isEqualTo((int) tests).isPositive();
    assertThat(events).allMatch(event -> event.header().timed);
    assertThat(reading.counts()).isEmpty();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> defend = Files.walk(root.resolve("samples/elastic-defend"));
        Stream<Path> auditbeat = Files.walk(root.resolve("samples/auditbeat-ecs"));
        Stream<Path> macos = Files.walk(root.resolve("macos-attack"))) {
      return Stream.of(defend, auditbeat, macos)
          .flatMap(paths -> paths)
          .filter(path -> path.toString().endsWith("json"))
          .sorted()
          .toList();
    }
  }

  private static void check(Path file, Map<String, String> wrong) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    long documents = DOCUMENT.matcher(text).results().count();
    var reading = new Reading();
    List<Event> events = reading.read(bytes);
    long untimed = events.stream().filter(event -> !event.header().timed).count();
    long unnamed = events.stream().filter(event -> !event.has(KnownField.HOST_NAME)).count();
    long lost = reading.counts().getOrDefault(Reason.BROKEN_RECORD, 0L);
    boolean recognised = new EcsJsonFormat().recognises(bytes, bytes.length);
    if (!recognised
        || events.size() + lost != documents
        || untimed > 0
        || unnamed > 0
        || lost > 0) {
      wrong.put(
          file.getFileName().toString(),
          "%d documents, %d events, %d untimed, %d without host, %s"
              .formatted(documents, events.size(), untimed, unnamed, reading.counts()));
    }
  }
}
