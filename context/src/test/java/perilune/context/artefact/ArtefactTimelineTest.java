package perilune.context.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.context.ContextLimits;
import perilune.context.HostContext;
import perilune.context.lineage.Timeline;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;

/** Runs the written histories under resources/artefact; the form is {@link Timeline}'s. */
class ArtefactTimelineTest {

  private final Map<String, String> captured = new HashMap<>();

  static List<Timeline> drops() {
    return Timeline.readFrom("/artefact/drops.timeline");
  }

  static List<Timeline> uses() {
    return Timeline.readFrom("/artefact/uses.timeline");
  }

  static List<Timeline> identity() {
    return Timeline.readFrom("/artefact/identity.timeline");
  }

  static List<Timeline> windows() {
    return Timeline.readFrom("/artefact/windows.timeline");
  }

  @ParameterizedTest
  @MethodSource({"drops", "uses", "identity", "windows"})
  void knowsAtEachEventWhatTheTimelineSays(Timeline timeline) {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    var fields = new FieldTable();
    for (Timeline.Step step : timeline.steps()) {
      Event event = Timeline.event(fields, step.event());
      context.enrich(event);
      for (String expectation : step.expectations()) {
        check(event, expectation, "line " + step.line() + ": " + step.event());
      }
    }
  }

  private void check(Event event, String expectation, String place) {
    int equals = expectation.indexOf('=');
    String field = expectation.substring(0, equals);
    String expected = expectation.substring(equals + 1).replace('~', ' ');
    String actual = value(event, field);
    if (expected.startsWith("@")) {
      assertThat(actual).as(place + " " + field).isNotEqualTo("-");
      expected = captured.computeIfAbsent(expected, _ -> actual);
    }
    assertThat(actual).as(place + " " + field).isEqualTo(expected);
  }

  private static String value(Event event, String field) {
    String name = field.contains(".") && known(event, field) ? field : "perilune." + field;
    int id = event.table().find(name);
    assertThat(id).as("field " + name).isNotEqualTo(FieldTable.FULL);
    return event.has(id) ? String.join("|", event.texts(id)) : "-";
  }

  private static boolean known(Event event, String field) {
    return event.table().find(field) != FieldTable.FULL;
  }
}
