package perilune.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayLogTest {

  private static final String SEED =
      """
      type=SYSCALL msg=audit(100.250:7): arch=c000003e syscall=56 success=yes exit=11 ppid=1 pid=10 ses=4294967295
      type=SYSCALL msg=audit(100.749:8): arch=c000003e syscall=42 success=no exit=-115 ppid=10 pid=11 ses=3
      #once in 2
      type=EOE msg=audit(100.749:8):
      #always
      """;

  private static List<String> copy(long number) {
    return new ReplayTemplate(SEED)
        .copy(number, 100).stream().map(line -> new String(line, StandardCharsets.UTF_8)).toList();
  }

  @Test
  void theFirstCopyIsTheSeed() {
    assertThat(String.join("", copy(0))).isEqualTo(SEED.replaceAll("#.*\n", ""));
  }

  @Test
  void aCopyIsShiftedInTimeSerialsPidsAndSessions() {
    assertThat(copy(2))
        .containsExactly(
            "type=SYSCALL msg=audit(101.250:11): arch=c000003e syscall=56 success=yes exit=15 ppid=1 pid=14 ses=4294967295\n",
            "type=SYSCALL msg=audit(101.749:12): arch=c000003e syscall=42 success=no exit=-115 ppid=14 pid=15 ses=5\n",
            "type=EOE msg=audit(101.749:12):\n");
  }

  @Test
  void rareRecordsAreInSomeCopiesOnly() {
    assertThat(copy(1)).hasSize(2);
    assertThat(copy(4)).hasSize(3);
  }

  @Test
  void processIdsComeAroundBelowTheKernelsLargest() {
    assertThat(copy(2_097_153).getFirst()).contains(" exit=15 ").contains(" ppid=1 pid=14 ");
  }

  @Test
  void aLogHasExactlyTheRecordsAskedFor() {
    assertThat(new String(ReplayLog.bytes(1_000), StandardCharsets.UTF_8).lines()).hasSize(1_000);
  }

  @Test
  void aSeedWithoutRecordsIsRefused() {
    assertThatThrownBy(() -> new ReplayTemplate("#nothing\n")).hasMessageContaining("no audit");
  }

  @Test
  void theBundledSeedIsWhatItsGeneratorWrites() {
    assertThat(ReplayLog.bundledSeed()).isEqualTo(SeedLog.text());
  }
}
