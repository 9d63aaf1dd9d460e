package perilune.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

class SentenceTest {

  private final RetainedEvent nothing =
      RetainedEvent.of(new Event(new FieldTable()), new int[] {0});

  @Test
  void takesTheFieldOfTheStepThatIsNamed() {
    List<FoundEvent> events =
        List.of(
            event(Map.of("process.name", List.of("lua"))),
            event(Map.of("process.name", List.of("id"))));

    assertThat(Sentence.fill("{process.name} ran {2.process.name}, {3.process.name}", events))
        .isEqualTo("lua ran id, unknown");
  }

  @Test
  void showsTheNumberOfAUserWithoutAName() {
    assertThat(Sentence.fill("as {user.name}", List.of(event(Map.of("user.id", List.of("33"))))))
        .isEqualTo("as 33");
    assertThat(
            Sentence.fill(
                "as {user.name}",
                List.of(event(Map.of("user.id", List.of("33"), "user.name", List.of("www"))))))
        .isEqualTo("as www");
  }

  @Test
  void cutsLongValues() {
    String code = "x".repeat(Sentence.MAX_VALUE + 1);

    assertThat(
            Sentence.fill(
                "{perilune.lua.code}", List.of(event(Map.of("perilune.lua.code", List.of(code))))))
        .isEqualTo("x".repeat(Sentence.MAX_VALUE) + "…");
  }

  private FoundEvent event(Map<String, List<String>> fields) {
    return new FoundEvent(nothing, FoundProcess.own(nothing), "", "", fields);
  }
}
