package perilune.context.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.context.hosts.LuaHosts;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

class LuaInvocationTest {

  static Stream<String> lines() throws IOException {
    try (InputStream in = LuaInvocationTest.class.getResourceAsStream("command-lines.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsTheCommandLine(String line) {
    String[] part = line.split(" *\\| ");
    Event event = start(part[0], List.of(part[1].split(" ")));
    new LuaInvocation(FieldDemand.all(), LuaHosts.builtIn()).enrich(event);
    assertThat(told(event)).isEqualTo(part[2]);
  }

  @Test
  void leavesEventsThatAreNoStartAlone() {
    Event event = start("/", List.of("lua", "-v"));
    event.replace(KnownField.EVENT_TYPE, "end");
    new LuaInvocation(FieldDemand.all(), LuaHosts.builtIn()).enrich(event);
    assertThat(event.has(KnownField.LUA_HOST)).isFalse();
  }

  @Test
  void knowsAnInterpreterByItsImageWhereTheNameIsAScript() {
    Event event = start("/", List.of("/usr/bin/lua5.4", "/tmp/job"));
    event.replace(KnownField.PROCESS_NAME, "job");
    event.replace(KnownField.IMAGE_NAME, "lua5.4");
    new LuaInvocation(FieldDemand.all(), LuaHosts.builtIn()).enrich(event);
    assertThat(told(event)).isEqualTo("interpreter script{/tmp/job temporary}");
  }

  private static Event start(String folder, List<String> arguments) {
    var event = new Event(new FieldTable());
    event.put(KnownField.EVENT_TYPE, "start");
    event.put(KnownField.EVENT_CATEGORY, "process");
    event.put(KnownField.PROCESS_NAME, arguments.getFirst());
    event.put(KnownField.IMAGE_NAME, arguments.getFirst());
    event.put(KnownField.PROCESS_WORKING_DIRECTORY, folder);
    arguments.forEach(a ->
        event.put(
            KnownField.PROCESS_ARGS, a.replace('_', ' ').replace("lua script", "lua_script")));
    return event;
  }

  private static String told(Event event) {
    var out = new StringBuilder(event.text(KnownField.LUA_HOST).orElse(""));
    for (String kind : event.texts(KnownField.LUA_INVOCATION)) {
      out.append(' ').append(kind);
      if (kind.equals("code")) {
        out.append('{').append(String.join(",", event.texts(KnownField.LUA_CODE))).append('}');
      } else if (kind.equals("script")) {
        out.append('{').append(String.join(",", event.texts(KnownField.LUA_SCRIPT_PATH)));
        out.append(' ').append(event.text(KnownField.LUA_SCRIPT_LOCATION).orElse("")).append('}');
      }
    }
    return out.toString();
  }
}
