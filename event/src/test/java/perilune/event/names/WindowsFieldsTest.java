package perilune.event.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WindowsFieldsTest {

  private final WindowsFields fields = WindowsFields.load();

  @Test
  void textThatIsAlwaysTheFieldsIsFoundByIt() {
    assertThat(fields.sameText("Image")).contains("process.executable");
    assertThat(fields.sameText("NewProcessName")).contains("process.executable");
  }

  @Test
  void textThatMeansAnotherThingElsewhereIsNot() {
    assertThat(fields.sameText("ProcessId")).as("the creator's, in event 4688").isEmpty();
    assertThat(fields.sameText("DestinationPort")).as("a number").isEmpty();
    assertThat(fields.sameText("NoSuchName")).isEmpty();
  }
}
