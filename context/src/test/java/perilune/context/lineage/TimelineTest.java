package perilune.context.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.context.hosts.LuaHosts;
import perilune.context.invocation.LuaInvocation;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;

/** Runs the written histories under resources/lineage. */
class TimelineTest {

  private final Map<String, String> captured = new HashMap<>();

  static List<Timeline> processes() {
    return Timeline.read("processes.timeline");
  }

  static List<Timeline> entries() {
    return Timeline.read("entries.timeline");
  }

  static List<Timeline> documents() {
    return Timeline.read("documents.timeline");
  }

  static List<Timeline> lua() {
    return Timeline.read("lua.timeline");
  }

  static List<Timeline> windows() {
    return Timeline.read("windows.timeline");
  }

  @ParameterizedTest
  @MethodSource({"processes", "entries", "documents", "lua", "windows"})
  void knowsAtEachEventWhatTheTimelineSays(Timeline timeline) {
    var lineage = new Lineage(FieldDemand.all(), LineageLimits.defaults());
    var invocation = new LuaInvocation(FieldDemand.all(), LuaHosts.builtIn());
    var fields = new FieldTable();
    for (Timeline.Step step : timeline.steps()) {
      Event event = Timeline.event(fields, step.event());
      lineage.enrich(event);
      invocation.enrich(event);
      lineage.followLua(event);
      for (String expectation : step.expectations()) {
        check(lineage, event, expectation, "line " + step.line() + ": " + step.event());
      }
    }
  }

  private void check(Lineage lineage, Event event, String expectation, String place) {
    int equals = expectation.indexOf('=');
    boolean not = expectation.charAt(equals - 1) == '!';
    String field = expectation.substring(0, not ? equals - 1 : equals);
    String expected = expectation.substring(equals + 1).replace('~', ' ');
    String actual = field.startsWith("#") ? counter(lineage, field) : value(event, field);
    if (expected.startsWith("@") && !not) {
      expected = captured.computeIfAbsent(expected, _ -> actual);
      assertThat(actual).as(place + " " + field).isNotEqualTo("-");
    } else if (expected.startsWith("@")) {
      expected = captured.get(expected);
      assertThat(actual).as(place + " " + field).isNotEqualTo(expected).isNotEqualTo("-");
      return;
    }
    assertThat(actual).as(place + " " + field).isEqualTo(expected);
  }

  private static String value(Event event, String field) {
    int id = event.table().find(field);
    assertThat(id).as("field " + field).isNotEqualTo(FieldTable.FULL);
    return event.has(id) ? String.join("|", event.texts(id)) : "-";
  }

  private static String counter(Lineage lineage, String name) {
    String all = lineage.counters().toString();
    int at = all.indexOf(name.substring(1) + "=");
    assertThat(at).as(name).isPositive();
    return all.substring(at + name.length()).split("[,\\]]")[0];
  }
}
