package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing at the end is known when event time, not the input, has passed the window. */
class MissingEventsTest {

  @TempDir private Path folder;
  private Sent sent;

  @BeforeEach
  void start() {
    String query =
        "sequence by host.id with maxspan=10s [process where true] ![network where true]";
    sent = new Sent(Sent.options(folder, WaitLimits.defaults()), Map.of("quiet", query));
  }

  @Test
  void isAMatchWhenAnEventBehindTheWindowHasCome() throws IOException {
    sent.send("a", 1, "process", "u").send("a", 12, "file", "u");
    assertThat(sent.finish()).containsExactly("quiet[1]");
  }

  @Test
  void isNoneWhenTheInputEndsInsideTheWindow() throws IOException {
    sent.send("a", 1, "process", "u").send("a", 11, "file", "u");
    assertThat(sent.finish()).isEmpty();
    assertThat(sent.pipeline.counters().operators().expired()).isEqualTo(1);
  }

  @Test
  void isNoneWhenTheEventComes() throws IOException {
    sent.send("a", 1, "process", "u").send("a", 11, "network", "u").send("a", 60, "file", "u");
    assertThat(sent.finish()).isEmpty();
    assertThat(sent.pipeline.counters().operators().rejectedByMissing()).isEqualTo(1);
  }

  @Test
  void anEventThatComesLateWithinTheLatenessCounts() throws IOException {
    sent.send("a", 1, "process", "u").send("a", 12, "file", "u").send("a", 9, "network", "u");
    assertThat(sent.finish()).isEmpty();
  }

  @Test
  void theTimeOfAnotherHostEndsTheWindowToo() throws IOException {
    sent.send("a", 1, "process", "u").send("b", 12, "file", "u");
    assertThat(sent.finish()).containsExactly("quiet[1]");
  }

  @Test
  void aSingleLeapOfTheClockEndsNoWindow() throws IOException {
    sent.send("a", 1, "process", "u").send("a", 2, "file", "u").send("a", 1_000_000, "file", "u");
    assertThat(sent.finish()).isEmpty();
  }

  /** Of records that are hours apart each is a leap from the one before. */
  @Test
  void aLogOfFewRecordsADayEndsWindowsToo() throws IOException {
    sent.send("a", 1, "process", "u").send("a", 7_200, "file", "u").send("a", 14_400, "file", "u");
    assertThat(sent.finish()).containsExactly("quiet[1]");
  }

  @Test
  void ofALogOfFewRecordsADayTheLastOneIsNotTakenAtItsWord() throws IOException {
    sent.send("a", 1, "file", "u").send("a", 7_200, "process", "u").send("a", 14_400, "file", "u");
    assertThat(sent.finish()).isEmpty();
  }
}
