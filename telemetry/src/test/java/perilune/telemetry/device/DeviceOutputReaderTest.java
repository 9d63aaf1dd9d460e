package perilune.telemetry.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.telemetry.text.LineCases;

/** Output of devices, and what becomes of them: outputs.txt. */
class DeviceOutputReaderTest {

  @TestFactory
  List<DynamicTest> readsWhatIsWritten() {
    return new LineCases(new DeviceOutputFormat()).of(DeviceOutputReaderTest.class, "outputs.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "plain words\nof no format",
        "#Fields: date time cs-method\n2025-11-29 10:00:00 GET",
        "a,b,c\n1,2,3",
        "\0\0\0\0"
      })
  void leavesOthersAlone(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new DeviceOutputFormat().recognises(bytes, bytes.length)).isFalse();
  }
}
