package perilune.telemetry.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.List;
import perilune.event.Event;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.TelemetryFormat;

/** Reads any bytes: never an exception, never an event that does not lie where it says. */
class WindowsReadersFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytesAsXml(byte[] bytes) {
    check(new WindowsXmlFormat(), bytes);
  }

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytesAsJson(byte[] bytes) {
    check(new WindowsJsonFormat(), bytes);
  }

  private static void check(TelemetryFormat format, byte[] bytes) {
    format.recognises(bytes, bytes.length);
    List<Event> events = reading().read(format, bytes);
    long end = 0;
    for (Event event : events) {
      assertThat(event.header().offset).isGreaterThanOrEqualTo(end);
      end = event.header().offset + event.header().length;
      assertThat(event.header().line).isPositive();
    }
    assertThat(reading().wanting("process.name").read(format, bytes)).hasSameSizeAs(events);
  }

  private static Reading reading() {
    var reading = new Reading();
    reading.limits = new ReadLimits(4_096, 20, 10, Duration.ofSeconds(2));
    return reading;
  }
}
