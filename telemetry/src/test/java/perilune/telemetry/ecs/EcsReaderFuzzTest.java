package perilune.telemetry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.telemetry.ReadLimits;

/** Reads any bytes: never an exception, never an event that does not lie where it says. */
class EcsReaderFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytes(byte[] bytes) {
    new EcsJsonFormat().recognises(bytes, bytes.length);
    var limits = new ReadLimits(4_096, 20, 10, ReadLimits.DEFAULT_EVENT_TIMEOUT);
    var reading = new Reading(new FieldTable(300), limits);
    List<Event> events = reading.read(bytes);
    long end = 0;
    for (Event event : events) {
      assertThat(event.header().offset).isGreaterThanOrEqualTo(end);
      end = event.header().offset + event.header().length;
      assertThat(bytes[(int) event.header().offset]).isEqualTo((byte) '{');
      if (reading.counts().isEmpty()) {
        // A document that lacks its last brackets is read too, and counted.
        assertThat(bytes[(int) end - 1]).isEqualTo((byte) '}');
      }
    }
    var narrow = new Reading(new FieldTable(), limits).wanting("process.pid", "a.b");
    assertThat(narrow.read(bytes)).hasSameSizeAs(events);
  }
}
