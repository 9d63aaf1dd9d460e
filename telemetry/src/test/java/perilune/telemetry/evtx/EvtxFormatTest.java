package perilune.telemetry.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** The format: what it recognises, and what its events carry. */
class EvtxFormatTest {

  private final EvtxFormat format = new EvtxFormat();

  @Test
  void isKnownByTheSignatureOfTheFileOrOfItsFirstChunk() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 1).chunk());
    assertThat(format.recognises(file, file.length)).isTrue();
    assertThat(format.recognises(file, 8)).isTrue();
    assertThat(format.recognises(file, 7)).isFalse();
    byte[] chunk = Arrays.copyOfRange(file, 4_096, file.length);
    assertThat(format.recognises(chunk, chunk.length)).isTrue();
    Arrays.fill(file, 0, 4_096, (byte) 0);
    assertThat(format.recognises(file, file.length)).isTrue();
    assertThat(format.recognises(file, 4_100)).isFalse();
    byte[] text = "{\"Event\": 1}".getBytes(StandardCharsets.UTF_8);
    assertThat(format.recognises(text, text.length)).isFalse();
  }

  @Test
  void eventsSayWhereTheirRecordLies() throws IOException {
    byte[] file = HandmadeLog.file(SampleLogs.processes(41).chunk());
    List<Event> events = read(file);
    assertThat(events.get(0).header().offset).isEqualTo(4_096 + 512);
    assertThat(events.get(1).header().offset)
        .isEqualTo(4_096 + 512 + events.get(0).header().length);
    assertThat(events.get(1).header().line).isEqualTo(2);
    assertThat(events.get(1).header().timed).isTrue();
    assertThat(events.get(0).header().hashHigh).isNotEqualTo(events.get(1).header().hashHigh);
    assertThat(events.get(1).text(KnownField.EVENT_CODE)).hasValue("1");
  }

  @Test
  void aDamagedRecordIsNotCompletedAndLeavesNothingBehind() throws IOException {
    var log = new HandmadeLog(1);
    log.record(one -> one.fragment().element("Event", "half").token(0x3F));
    SampleLogs.process(log, 1);
    List<Event> events = read(HandmadeLog.file(log.chunk()));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().header().line).isEqualTo(2);
  }

  private List<Event> read(byte[] file) throws IOException {
    var fields = new FieldTable(300);
    var context = new ReadContext(fields, FieldDemand.all(), new Refusals(), ReadLimits.defaults());
    var all = new ArrayList<Event>();
    try (EventReader reader = format.open(new ByteArrayInputStream(file), context)) {
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
