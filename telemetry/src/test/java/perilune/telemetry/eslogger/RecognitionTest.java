package perilune.telemetry.eslogger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {

  private static boolean recognises(String head) {
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    return new EsloggerFormat().recognises(bytes, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"seq_num\":1,\"event\":{},\"mach_time\":3}",
        "\ufeff  {\"process\":{\"x\":[{}]},\"event_type\":9,\"action_type\":1}",
        // an exec of which the head holds no more than this
        "{\"event\":{\"exec\":{\"dyld_exec_path\":\"/a\",\"target\":{\"audit_token\":{\"pid\":1",
        "{\"thread\":null,\"process\":{\"is_es_client\":false,\"codesigning_flags\":1",
        "Filtering the log data\n{\"eventMessage\":\"{}\",\"subsystem\":\"com.apple.eslogger\"}",
        "{\"broken\n{\"schema_version\":1,\"mach_time\":2}",
        "{\"subsystem\":\"com.apple.eslogger\",\"eventMessage\":\"{\\\"a\\\"",
      })
  void knowsMessages(String head) {
    assertThat(recognises(head)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "type=SYSCALL msg=audit(1.2:3): mach_time",
        "{\"@timestamp\":\"x\",\"event\":{\"action\":\"exec\"},\"process\":{\"pid\":1}}",
        "{\"@timestamp\":\"x\",\"jamf\":{\"audit_token\":{},\"codesigning_flags\":1}}",
        "{\"note\":\"seq_num mach_time event_type\"}",
        "{\"seq_num\":1}",
        "{\"a\":{\"seq_num\":1,\"mach_time\":2}}",
        "{\"eventMessage\":\"com.apple.eslogger\",\"subsystem\":\"com.apple.other\"}",
        "{\"seq_num\":1}\n{\"mach_time\":1}",
        "{\"unclosed",
        "{\"unclosed\\",
      })
  void doesNotTakeOthersForThem(String head) {
    assertThat(recognises(head)).isFalse();
  }

  @Test
  void aMessageWhoseArgumentsLookLikeAnotherFormatIsAMessage() {
    String exec =
        Messages.line(
            "1 100.5<90.3 /bin/sh | {\"exec\":{\"target\":@100.6<90.3 /bin/echo@,"
                + "\"args\":[\"type=SYSCALL msg=audit(1.2:3): @timestamp\"]}}");
    assertThat(recognises(exec)).isTrue();
  }
}
