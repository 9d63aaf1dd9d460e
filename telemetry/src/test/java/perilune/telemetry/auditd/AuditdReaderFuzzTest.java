package perilune.telemetry.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.Tag;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/**
 * Whatever the bytes: no exception, well-formed text, places inside the input, and a fixed answer.
 */
class AuditdReaderFuzzTest {

  private static final int FIELDS = new FieldTable().size() + 100;

  @FuzzTest(maxDuration = "2m")
  void neverThrowsAndAlwaysSaysTheSame(byte[] bytes) {
    ReadEvents read = read(bytes);
    ReadEvents again = read(bytes);
    assertThat(again.events()).hasSameSizeAs(read.events());
    for (int i = 0; i < read.events().size(); i++) {
      Event event = read.events().get(i);
      EventHeader header = event.header();
      assertThat(header.offset >= 0 && header.offset + header.length <= bytes.length).isTrue();
      assertThat(header.hashLow == again.events().get(i).header().hashLow).isTrue();
      checkText(event);
    }
    ReadEvents.FORMAT.recognises(bytes, bytes.length);
  }

  private static ReadEvents read(byte[] bytes) {
    var limits = new ReadLimits(1 << 12, 10, 8, Duration.ofSeconds(2));
    var fields = new FieldTable(FIELDS);
    return ReadEvents.of(bytes, new ReadContext(fields, FieldDemand.all(), new Refusals(), limits));
  }

  private static void checkText(Event event) {
    for (int f = 0; f < event.fieldCount(); f++) {
      int value = event.firstValue(event.fieldAt(f));
      while (value != Event.NONE) {
        if (event.tag(value) == Tag.TEXT) {
          byte[] utf8 = new byte[event.length(value)];
          System.arraycopy(event.arena(), event.offset(value), utf8, 0, utf8.length);
          byte[] through =
              new String(utf8, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
          assertThat(Arrays.equals(through, utf8)).isTrue();
        }
        value = event.nextValue(value);
      }
    }
  }
}
