package perilune.pipeline.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatermarkTest {

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Watermark watermark =
      new Watermark(
          new SequencerLimits(
              Duration.ofNanos(100), Duration.ofHours(1), 10, 1_000, Path.of("unused")));

  private Watermark after(long... times) {
    for (long time : times) {
      watermark.see(time);
    }
    return watermark;
  }

  @Test
  void startsWithTheSecondEvent() {
    assertThat(watermark.nanos()).isEqualTo(Watermark.START);
    assertThat(watermark.expectedAfterNanos()).isEqualTo(Long.MAX_VALUE);
    after(1_000);
    assertThat(watermark.nanos()).isEqualTo(Watermark.START);
    assertThat(watermark.expectedAfterNanos()).isEqualTo(899);
    after(1_200);
    assertThat(watermark.nanos()).isEqualTo(1_099);
    assertThat(watermark.expectedAfterNanos()).isEqualTo(1_099);
  }

  @Test
  void neverGoesBack() {
    after(1_000, 2_000, 1_500, 0);
    assertThat(watermark.nanos()).isEqualTo(1_899);
  }

  @Test
  void waitsForASecondEventBeforeItFollowsALeap() {
    after(1_000, 1_001, 3 * HOUR);
    assertThat(watermark.nanos()).isEqualTo(900);
    after(3 * HOUR + 5);
    assertThat(watermark.nanos()).isEqualTo(3 * HOUR + 5 - 101);
    assertThat(watermark.jumps()).isZero();
  }

  @Test
  void countsALeapThatNobodyConfirms() {
    after(1_000, 1_001, 3 * HOUR, 1_002, 9 * HOUR, 1_003);
    assertThat(watermark.nanos()).isEqualTo(902);
    assertThat(watermark.jumps()).isEqualTo(2);
  }

  @Test
  void isNotFooledByTimesWhoseDistanceOverflows() {
    after(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 50);
    assertThat(watermark.nanos()).as("below every event").isLessThan(Long.MIN_VALUE + 100);
    assertThat(watermark.nanos()).isGreaterThan(Watermark.START);
    after(0, 1);
    assertThat(watermark.nanos()).isEqualTo(-100);
  }
}
