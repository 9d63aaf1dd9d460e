package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stage 2 waits for, and for how long. */
class WaitingTest {

  private static final Map<String, String> ACROSS =
      Map.of("across", "sequence by user.name [process where true] [network where true]");
  private static final long YEAR_2099 = 4_070_908_800L;

  @TempDir private Path folder;

  private Sent sent(Map<String, String> queries, int idleEvents, int maxSignals) {
    var waiting =
        new WaitLimits(Duration.ofHours(1), idleEvents, Duration.ofDays(1), maxSignals, 1);
    return new Sent(Sent.options(folder, waiting), queries);
  }

  @Test
  void sequencesAcrossHostsWaitForTheSlowestHost() throws IOException {
    Sent sent = sent(ACROSS, 1_000, 1_000);
    sent.send("slow", 1, "file", "x").send("slow", 2, "file", "x");
    sent.send("fast", 100, "network", "u").send("fast", 200, "file", "x");
    sent.send("slow", 50, "process", "u").send("slow", 60, "file", "x");
    assertThat(sent.matches).as("slow is at 60 s only").isEmpty();
    sent.send("slow", 150, "file", "x");
    assertThat(sent.matches).containsExactly("across[50, 100]");
  }

  @Test
  void aHostThatHasSentOneEventIsWaitedForToo() throws IOException {
    Sent sent = sent(ACROSS, 1_000, 1_000);
    sent.send("new", 50, "process", "u");
    sent.send("fast", 100, "network", "u").send("fast", 200, "file", "x");
    sent.send("fast", 300, "file", "x");
    assertThat(sent.finish()).containsExactly("across[50, 100]");
  }

  @Test
  void aHostThatFellSilentIsNotWaitedForForever() throws IOException {
    Sent sent = sent(ACROSS, 10, 1_000);
    sent.send("gone", 1, "process", "u").send("gone", 2, "file", "x");
    sent.send("fast", 100, "network", "u");
    for (int i = 0; i < 20; i++) {
      sent.send("fast", 5_000 + i, "file", "x");
    }
    assertThat(sent.seen).as("what waited of it is judged").contains("gone@1", "gone@2");
    assertThat(sent.matches).containsExactly("across[1, 100]");
  }

  @Test
  void aHostThatSendsOldEventsIsWaitedForHoweverFarItIsBehind() throws IOException {
    Sent sent = sent(ACROSS, 3, 1_000);
    sent.send("behind", 1, "file", "x");
    sent.send("fast", 90_000, "network", "u").send("fast", 90_001, "file", "x");
    for (int i = 0; i < 30; i++) {
      sent.send("behind", 10 + i, i == 20 ? "process" : "file", "u");
      sent.send("fast", 90_010 + i, "file", "x");
    }
    assertThat(sent.finish()).containsExactly("across[30, 90000]");
  }

  @Test
  void aHostWhoseClockIsYearsAheadDisturbsNoOther() throws IOException {
    var queries = new LinkedHashMap<>(ACROSS);
    queries.put(
        "own", "sequence by host.id with maxspan=1m [file where true] [library where true]");
    Sent sent = sent(queries, 1_000, 1_000);
    sent.send("a", 10, "file", "x").send("b", 10, "configuration", "x");
    for (int i = 0; i < 20; i++) {
      sent.send("odd", YEAR_2099 + i, "configuration", "x");
    }
    sent.send("b", 14, "network", "u").send("b", 30, "configuration", "x");
    sent.send("a", 12, "process", "u").send("a", 40, "library", "x");
    assertThat(sent.finish()).containsExactlyInAnyOrder("across[12, 14]", "own[10, 40]");
  }

  @Test
  void tooManyWaitingSignalsAreJudgedEarlyAndCounted() throws IOException {
    Sent sent = sent(ACROSS, 1_000_000, 10);
    sent.send("slow", 1, "file", "x").send("slow", 2, "file", "x");
    for (int i = 0; i < 50; i++) {
      sent.send("fast", 100 + 2 * i, "process", "u" + i);
      sent.send("fast", 101 + 2 * i, "network", "u" + i);
    }
    assertThat(sent.pipeline.counters().judgedEarly()).isBetween(80L, 90L);
    assertThat(sent.finish()).as("oldest first, so nothing is lost here").hasSize(50);
  }

  @Test
  void matchesOfSequencesAcrossHostsTakeTheirPlaceInTheOrder() throws IOException {
    var queries = new LinkedHashMap<>(ACROSS);
    queries.put(
        "then-file",
        "sequence by host.id [signal where rule.id == \"across\"] [file where user.name == \"w\"]");
    queries.put("chained", "signal where rule.id == \"then-file\"");
    Sent sent = sent(queries, 1_000, 1_000);
    sent.send("slow", 1, "file", "x").send("slow", 10, "process", "u");
    // The host is through with 30 s long before the match at 20 s is known.
    sent.send("fast", 20, "network", "u").send("fast", 30, "file", "w");
    sent.send("fast", 90, "file", "x").send("slow", 11, "file", "x");
    assertThat(sent.matches).isEmpty();
    assertThat(sent.finish()).containsExactly("across[10, 20]", "then-file[20, 30]", "chained[30]");
  }

  @Test
  void anUntilEventOfAHostThatIsBehindTakesEffect() throws IOException {
    var queries =
        Map.of(
            "own",
            """
            sequence by host.id [process where true] [network where true]
              until [file where true]\
            """);
    Sent sent = sent(queries, 1_000, 1_000);
    sent.send("ahead", 1_000, "file", "x").send("ahead", 1_020, "file", "x");
    sent.send("behind", 10, "process", "x").send("behind", 20, "file", "x");
    sent.send("behind", 30, "network", "x").send("behind", 90, "library", "x");
    assertThat(sent.finish()).isEmpty();
  }
}
