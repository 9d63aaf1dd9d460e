package perilune.telemetry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@timestamp':1}",
        "\ufeff\n [ {'event':{}}",
        "{\n  'process' : {\n    'pid'",
        "{'event.action':'x'",
        "{'hits':{'hits':[{'_source':{'a':1}}]}}",
        "{'took':1,'hits':{'events':[{'_source':",
        "{ { 'x': [1,], '_source' : {",
        "{'index':{}}\n{'@timestamp':1}",
        "{'a':'unclosed\n{'host':1}",
        "{'a':1}\n{'b':2}{'file':{}}",
      })
  void recognisesDocuments(String text) {
    assertThat(recognises(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "type=SYSCALL msg=audit(1.2:3): a0='@timestamp'",
        "{}",
        "{'message':'@timestamp'}",
        "{'message':'{\\'@timestamp\\':1}'}",
        "{'a':{'process':{'pid':1}}}",
        "{'schema_version':1,'mach_time':2,'event':{},'process':{}}",
        "['event','process']",
        "{'processes':1}",
      })
  void leavesOtherTextToOthers(String text) {
    assertThat(recognises(text)).isFalse();
  }

  private static boolean recognises(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new EcsJsonFormat().recognises(bytes, bytes.length);
  }
}
