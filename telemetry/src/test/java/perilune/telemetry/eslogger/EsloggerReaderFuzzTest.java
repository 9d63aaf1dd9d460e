package perilune.telemetry.eslogger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** Reads any bytes: never an exception, never an event that does not lie where it says. */
class EsloggerReaderFuzzTest {

  private static final ReadLimits LIMITS =
      new ReadLimits(4_096, 20, 10, ReadLimits.DEFAULT_EVENT_TIMEOUT);

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytes(byte[] bytes) throws IOException {
    new EsloggerFormat().recognises(bytes, bytes.length);
    List<Event> events = read(bytes, FieldDemand.all());
    long end = 0;
    for (Event event : events) {
      assertThat(event.header().offset).isGreaterThanOrEqualTo(end);
      end = event.header().offset + event.header().length;
      assertThat(end).isLessThanOrEqualTo(bytes.length);
      assertThat(event.has(KnownField.EVENT_ACTION)).isTrue();
      assertThat(event.has(KnownField.EVENT_CATEGORY)).isTrue();
    }
    var one = new BitSet();
    one.set(KnownField.PROCESS_SIGNATURE_STATUS.id());
    assertThat(read(bytes, FieldDemand.of(one))).hasSameSizeAs(events);
  }

  private static List<Event> read(byte[] bytes, FieldDemand demand) throws IOException {
    var fields = new FieldTable(300);
    var context = new ReadContext(fields, demand, new Refusals(), LIMITS);
    var all = new ArrayList<Event>();
    try (EventReader reader = new EsloggerFormat().open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(fields);
      while (reader.read(event)) {
        var copy = new Event(fields);
        copy.copyFrom(event);
        all.add(copy);
      }
    }
    return all;
  }
}
