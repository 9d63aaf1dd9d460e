package perilune.telemetry.eslogger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** Any text in an entry of the parts of macOS that are read: never an exception. */
class UnifiedLogFuzzTest {

  private static final ReadLimits LIMITS =
      new ReadLimits(65_536, 20, 10, ReadLimits.DEFAULT_EVENT_TIMEOUT);

  private static final String[] WRITERS = {"sudo", "amfid", "kernel", "syspolicyd", "launchd"};

  @FuzzTest(maxDuration = "1m")
  void readsAnyMessage(byte[] bytes) throws IOException {
    new UnifiedLogFormat().recognises(bytes, bytes.length);
    String text =
        new String(bytes, StandardCharsets.UTF_8)
            .replace("\\", "/")
            .replace("\"", "'")
            .replaceAll("\\p{Cntrl}", " ");
    for (String writer : WRITERS) {
      String line =
          "{\"timestamp\":\"2026-05-04 10:00:00.1+0200\",\"processImagePath\":\"/x/"
              + writer
              + "\",\"eventMessage\":\""
              + text
              + "\"}";
      byte[] record = line.getBytes(StandardCharsets.UTF_8);
      var fields = new FieldTable(300);
      var context = new ReadContext(fields, FieldDemand.all(), new Refusals(), LIMITS);
      try (EventReader reader =
          new UnifiedLogFormat().open(new ByteArrayInputStream(record), context)) {
        var event = new Event(fields);
        while (reader.read(event)) {
          assertThat(event.has(KnownField.EVENT_ACTION)).isTrue();
        }
      }
    }
  }
}
