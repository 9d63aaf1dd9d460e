package perilune.telemetry.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.event.Event;
import perilune.telemetry.ecs.EcsJsonFormat;

final class WindowsGapsTest {

  private static final String START =
      """
      {"@timestamp":"2026-03-04T05:06:07Z","host":{"name":"ws1"},"event":{"code":4688,\
      "action":"Process Creation"},"winlog":{"channel":"Security","event_id":%s,\
      "keywords":["Audit Success"],"provider_name":"Microsoft-Windows-Security-Auditing",\
      "event_data":{"NewProcessId":"0x10","ProcessId":"0x20","SubjectUserName":"ann",\
      "SubjectDomainName":"WS1","NewProcessName":"C:\\\\a\\\\lua.exe",\
      "CommandLine":"lua \\"a b\\""}}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"4688", "\"4688\""})
  void documentsWithoutTheModulesFieldsGetThem(String eventId) {
    String text = START.formatted(eventId);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new WindowsJsonFormat().recognises(bytes, bytes.length)).isFalse();
    Event all = new Reading().read(new EcsJsonFormat(), bytes).getFirst();
    assertThat(Reading.fields(all))
        .containsEntry("process.pid", List.of("16"))
        .containsEntry("process.parent.pid", List.of("32"))
        .containsEntry("process.name", List.of("lua.exe"))
        .containsEntry("process.args", List.of("lua", "a b"))
        .containsEntry("event.category", List.of("process"))
        .containsEntry("event.type", List.of("start"))
        .containsEntry("event.action", List.of("Process Creation"))
        .containsEntry("event.outcome", List.of("success"))
        .containsEntry("host.os.type", List.of("windows"))
        .containsEntry("winlog.event_data.User", List.of("WS1\\ann"));
    Event few =
        new Reading()
            .wanting("process.name", "event.category")
            .read(new EcsJsonFormat(), bytes)
            .getFirst();
    assertThat(Reading.text(few, "process.name")).isEqualTo("lua.exe");
    assertThat(Reading.text(few, "event.category")).isEqualTo("process");
  }

  @Test
  void whatTheDocumentSaysStays() {
    byte[] bytes =
        START
            .formatted("4688")
            .replace("\"host\"", "\"process\":{\"name\":\"other\"},\"host\"")
            .getBytes(StandardCharsets.UTF_8);
    Event event = new Reading().read(new EcsJsonFormat(), bytes).getFirst();
    assertThat(Reading.fields(event)).containsEntry("process.name", List.of("other"));
  }
}
