package perilune.telemetry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.json.JsonLines;

/** Reads any bytes and writes what was read: never an exception, and a line for a document. */
class RawReaderFuzzTest {

  private static final RawJsonFormat FORMAT = new RawJsonFormat("@timestamp", "n");

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytes(byte[] bytes) throws IOException {
    FORMAT.recognises(bytes, bytes.length);
    assertThat(copied(bytes).lines())
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
        .allMatch(line -> line.startsWith("{\"d\":[{") && line.endsWith("}]}"));
  }

  @Test
  void aDocumentIsWrittenOnOneLineAndElseAsItIs() throws IOException {
    String hostile = "{\"b\" : [1.50, 1e3,\n null,],\"a\":\"\u009b\",\"a.b\":{}, \"n\":-1}";
    assertThat(copied(hostile.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("{\"d\":[{\"b\":[1.50,1e3,null],\"a\":\"\\u009b\",\"a.b\":{},\"n\":-1}]}\n");
  }

  private static String copied(byte[] bytes) throws IOException {
    var fields = new FieldTable(300);
    var limits = new ReadLimits(4_096, 20, 10, ReadLimits.DEFAULT_EVENT_TIMEOUT);
    var context = new ReadContext(fields, FieldDemand.all(), new Refusals(), limits);
    var out = new ByteArrayOutputStream();
    var event = new Event(fields);
    try (EventReader reader = FORMAT.open(new ByteArrayInputStream(bytes), context);
        var lines = new JsonLines(out)) {
      while (reader.read(event)) {
        int document = fields.find(RawJsonFormat.DOCUMENT);
        lines.start().array("d").copy(event.texts(document).getLast()).endArray().end();
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
