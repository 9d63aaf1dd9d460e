package perilune.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;

class LineReaderTest {

  private final Refusals refusals = new Refusals();

  @Test
  void givesLinesWithTheirPlaces() throws IOException {
    assertThat(lines("ab\ncd\r\n\nef", 100)).containsExactly("1@0:ab", "2@3:cd", "3@7:", "4@8:ef");
    assertThat(refusals.counts()).isEmpty();
  }

  @Test
  void refusesALongLineAndGoesOn() throws IOException {
    String text = "ab\n" + "x".repeat(300_000) + "\ncd\n";
    assertThat(lines(text, 10)).containsExactly("1@0:ab", "3@300004:cd");
    assertThat(refusals.counts()).containsEntry(Refusals.Reason.LINE_TOO_LONG, 1L);
    assertThat(refusals.places(Refusals.Reason.LINE_TOO_LONG).getFirst().line()).isEqualTo(2);
  }

  @Test
  void refusesALongLastLineWithoutAnEnd() throws IOException {
    assertThat(lines("ab\n" + "x".repeat(300_000), 10)).containsExactly("1@0:ab");
    assertThat(refusals.counts()).containsEntry(Refusals.Reason.LINE_TOO_LONG, 1L);
  }

  private List<String> lines(String text, int limit) throws IOException {
    var limits = new ReadLimits(limit, 10, 10, Duration.ofSeconds(2));
    var context = new ReadContext(new FieldTable(), FieldDemand.all(), refusals, limits);
    InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var all = new ArrayList<String>();
    try (var reader = new LineReader(bytes, context)) {
      while (reader.next()) {
        String line =
            new String(reader.buffer(), reader.start(), reader.length(), StandardCharsets.UTF_8);
        all.add(reader.line() + "@" + reader.offset() + ":" + line);
      }
    }
    return all;
  }
}
