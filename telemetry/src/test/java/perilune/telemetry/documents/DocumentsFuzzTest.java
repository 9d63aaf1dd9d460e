package perilune.telemetry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** Reads any bytes: never an exception, never an event that does not lie where it says. */
class DocumentsFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytes(byte[] bytes) throws IOException {
    var format = new DocumentsFormat();
    format.recognises(bytes, bytes.length);
    var fields = new FieldTable();
    var limits = new ReadLimits(4_096, 20, 10, Duration.ofSeconds(2));
    var context = new ReadContext(fields, FieldDemand.all(), new Refusals(), limits);
    try (EventReader reader = format.open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(fields);
      long end = 0;
      while (reader.read(event)) {
        assertThat(event.header().offset).isGreaterThanOrEqualTo(end);
        end = event.header().offset + event.header().length;
        assertThat(event.header().line).isPositive();
      }
    }
  }
}
