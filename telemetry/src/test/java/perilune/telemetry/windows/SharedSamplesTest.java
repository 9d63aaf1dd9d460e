package perilune.telemetry.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.event.Event;

/** No event of shared samples is lost: counted by other means than the reader's. */
final class SharedSamplesTest {

  private static Path shared() {
    String named = System.getenv("PERILUNE_SHARED");
    return named == null ? Path.of("..", "..", "shared") : Path.of(named);
  }

  @Test
  void everyDocumentOfSigmasRegressionDataIsAnEvent() throws IOException {
    List<Path> files = files(shared().resolve("corpora/sigma/regression_data"), ".json");
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertRead(file, bytes, count(text, "\"System\":"));
    }
  }

  @Test
  void everyLineOfTheSamplesAndLanesIsAnEvent() throws IOException {
    for (String place :
        List.of(
            "telemetry/samples/sysmon-linux",
            "telemetry/samples/sysmon-windows/otrf_nxlog_Sysmon_1.json",
            "telemetry/samples/sysmon-windows/otrf_nxlog_Sysmon_3.json",
            "telemetry/samples/sysmon-windows/otrf_nxlog_Sysmon_7.json",
            "telemetry/samples/sysmon-windows/otrf_nxlog_Sysmon_11.json",
            "telemetry/samples/security-4688",
            "benchmark/lanes/structured_windows.ndjson",
            "benchmark/lanes/sysmon_file_event.ndjson")) {
      for (Path file : files(shared().resolve(place), "json")) {
        byte[] bytes = Files.readAllBytes(file);
        long lines =
            new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).count();
        assertRead(file, bytes, (int) lines);
      }
    }
  }

  private static void assertRead(Path file, byte[] bytes, int expected) {
    var format = new WindowsJsonFormat();
    assertThat(format.recognises(bytes, Math.min(bytes.length, 1 << 16))).as("%s", file).isTrue();
    var reading = new Reading().wanting("process.executable", "event.category");
    List<Event> events = reading.read(format, bytes);
    assertThat(events).as("%s", file).hasSize(expected);
    // Lines of syslog may have been cut where they were kept; what is left of them counts.
    assertThat(reading.refusals.lostAnything()).as("%s", file).isFalse();
  }

  private static int count(String text, String mark) {
    int count = 0;
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      count++;
    }
    return count;
  }

  private static List<Path> files(Path place, String ending) throws IOException {
    if (!Files.exists(place)) {
      System.out.println("SKIPPED: no shared data at " + place);
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
