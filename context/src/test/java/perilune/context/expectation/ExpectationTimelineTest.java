package perilune.context.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.context.ContextLimits;
import perilune.context.HostContext;
import perilune.context.lineage.Timeline;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** Runs the written histories under resources/expectation; the form is {@link Timeline}'s. */
class ExpectationTimelineTest {

  static List<Timeline> histories() {
    return Timeline.readFrom("/expectation/expected.timeline");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void knowsAtEachEventWhatTheTimelineSays(Timeline timeline) throws IOException {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    var fields = new FieldTable();
    for (Timeline.Step step : timeline.steps()) {
      Event event = Timeline.event(fields, step.event());
      context.enrich(event);
      for (String expectation : step.expectations()) {
        check(event, expectation, "line " + step.line() + ": " + step.event());
      }
      context = restored(context);
    }
  }

  /** What is expected does not depend on whether there was a stop. */
  private static HostContext restored(HostContext context) throws IOException {
    var bytes = new ByteArrayOutputStream();
    context.writeTo(new DataOutputStream(bytes));
    var again = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    again.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return again;
  }

  private static void check(Event event, String expectation, String place) {
    int equals = expectation.indexOf('=');
    String field = expectation.substring(0, equals);
    String wanted = expectation.substring(equals + 1);
    if (field.equals("reason")) {
      assertThat(event.texts(KnownField.EXPECTED_REASON)).as(place).contains(wanted);
      return;
    }
    int id = event.table().find("perilune.lua." + field);
    String actual = event.has(id) ? String.join("|", event.texts(id)) : "-";
    assertThat(actual).as(place + " " + field).isEqualTo(wanted);
  }
}
