package perilune.telemetry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** Documents, and whose they are: documents.txt. */
class DocumentsReaderTest {

  private final FieldTable fields = new FieldTable();
  private final Refusals refusals = new Refusals();

  private List<Event> read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var context = new ReadContext(fields, FieldDemand.all(), refusals, ReadLimits.defaults());
    var all = new ArrayList<Event>();
    try (EventReader reader =
        new DocumentsFormat().open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(fields);
      while (reader.read(event)) {
        var copy = new Event(fields);
        copy.copyFrom(event);
        all.add(copy);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return all;
  }

  private String text(Event event, String field) {
    return String.join("|", event.texts(fields.intern(field)));
  }

  private static boolean recognised(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new DocumentsFormat().recognises(bytes, bytes.length);
  }

  private String told(Event event) {
    String set = text(event, "event.dataset");
    String time =
        event.header().timed
            ? Instant.ofEpochSecond(0, event.header().timeNanos).toString()
            : "untimed";
    return (set.isEmpty() ? "-" : set) + " " + time;
  }

  @Test
  void saysWhoseADocumentIsAndWhenItHappened() throws IOException {
    var wrong = new ArrayList<String>();
    String expected = "";
    int cases = 0;
    for (String line : lines()) {
      if (!line.startsWith("{")) {
        expected = line;
        continue;
      }
      cases++;
      List<Event> events = read(line);
      String told = events.stream().map(this::told).reduce("", (a, b) -> a + b + " ").strip();
      String seen = recognised(line) ? told : "not taken";
      if (!seen.equals(expected)) {
        wrong.add(line + "\n  is: " + seen + "\n  has to be: " + expected);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(40);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = DocumentsReaderTest.class.getResourceAsStream("documents.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void givesFieldsUnderTheirNamesAndNestedOnesDotted() {
    Event event =
        read("{\"eventType\":\"a.b\",\"published\":\"2026-01-02T03:04:05Z\",\"outcome\":{\"result\":\"DENY\"},"
                + "\"target\":[{\"id\":\"1\"},{\"id\":\"2\"}]}")
            .getFirst();
    assertThat(text(event, "outcome.result")).isEqualTo("DENY");
    assertThat(text(event, "target.id")).isEqualTo("1|2");
  }

  @Test
  void givesRulesTheNamesByWhichTheyKnowAField() {
    fields.intern("gcp.audit.method_name");
    Event event =
        read("{\"protoPayload\":{\"methodName\":\"m\",\"serviceName\":\"s\"}}").getFirst();
    assertThat(text(event, "gcp.audit.method_name")).isEqualTo("m");
  }

  @Test
  void countsWhatIsNoDocumentAndGoesOn() {
    List<Event> events =
        read("{\"query\":\"a\",\"record_type\":\"A\"}\n{\"query\":]\n{\"query\":\"b\"}");
    assertThat(events).hasSize(2);
    assertThat(refusals.lostAnything()).isTrue();
  }

  @Test
  void namesTheHostThatTheDocumentNames() {
    Event event = read("{\"logtype\":4002,\"node_id\":\"canary-1\"}").getFirst();
    assertThat(text(event, "host.name")).isEqualTo("canary-1");
  }
}
