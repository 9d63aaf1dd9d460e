package perilune.telemetry.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** Reads any bytes: never an exception, never an event that does not lie where it says. */
class DeviceOutputReaderFuzzTest {

  private static final ReadLimits LIMITS =
      new ReadLimits(4_096, 20, 10, Duration.ofSeconds(2))
          .withLatest(Instant.parse("2025-12-01T00:00:00Z"));

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytes(byte[] bytes) throws IOException {
    var format = new DeviceOutputFormat();
    format.recognises(bytes, bytes.length);
    var fields = new FieldTable(1_000);
    var context = new ReadContext(fields, FieldDemand.all(), new Refusals(), LIMITS);
    try (EventReader reader = format.open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(fields);
      while (reader.read(event)) {
        assertThat(event.header().offset).isNotNegative();
        assertThat(event.header().offset + event.header().length).isLessThanOrEqualTo(bytes.length);
        assertThat(event.header().line).isPositive();
      }
    }
  }
}
