package perilune.pipeline.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.event.Event;

class SequencerTest {

  private static final double YEAR_2099 = 4_070_908_800.0;
  private static final double YEAR_2026 = 1_795_294_603.0;

  @TempDir private Path folder;

  private Arrivals roomy() {
    return new Arrivals(folder, 1_000);
  }

  @Test
  void givesEventsByTimeThenSequenceThenPlaceWithMissingSequencesLast() throws IOException {
    Arrivals arrivals = roomy().at(10).at(10, 7).at(9).at(10, -1).at(10, 2);
    // Sequences are unsigned: -1 is the largest.
    assertThat(arrivals.finish()).containsExactly("9.0", "10.0:2", "10.0:7", "10.0:-1", "10.0");
  }

  @Test
  void releasesWhatTheWatermarkHasPassedAndNoMore() throws IOException {
    Arrivals arrivals = roomy().at(10, 11, 15.5);
    assertThat(arrivals.out).containsExactly("10.0");
    arrivals.at(16);
    assertThat(arrivals.out).as("one of 11 s may still come").containsExactly("10.0");
  }

  @Test
  void anEventLateByExactlyTheLatenessIsInTime() throws IOException {
    Arrivals arrivals = roomy().at(10, 5).at(10, 6).at(15, 7).at(10, 4);
    assertThat(arrivals.finish()).containsExactly("10.0:4", "10.0:5", "10.0:6", "15.0:7");
    assertThat(arrivals.sequencer.counters().late()).isZero();
  }

  @Test
  void withoutLatenessEventsOfOneTimeStillWaitForEachOther() throws IOException {
    var limits =
        new SequencerLimits(Duration.ZERO, Duration.ofHours(1), 10, Long.MAX_VALUE, folder);
    Arrivals arrivals = new Arrivals(limits).at(1, 2).at(2, 9).at(2, 8).at(3, 1);
    assertThat(arrivals.finish()).containsExactly("1.0:2", "2.0:8", "2.0:9", "3.0:1");
    assertThat(arrivals.sequencer.counters().late()).isZero();
  }

  @Test
  void passesALateEventOnAtOnceAndCountsIt() throws IOException {
    Arrivals arrivals = roomy().at(10, 20, 30, 7);
    assertThat(arrivals.out).containsExactly("10.0", "20.0", "7.0");
    assertThat(arrivals.sequencer.counters().late()).isEqualTo(1);
  }

  @Test
  void anEventBeforeTheWatermarkButAfterTheLastReleasedIsNotLate() throws IOException {
    Arrivals arrivals = roomy().at(10, 20, 30, 22);
    assertThat(arrivals.out).containsExactly("10.0", "20.0", "22.0");
    assertThat(arrivals.sequencer.counters().late()).isZero();
  }

  @Test
  void passesAnUntimedEventOnAtOnceAndCountsIt() throws IOException {
    Arrivals arrivals = roomy().at(10);
    Event untimed = arrivals.event(0, 0);
    untimed.header().timed = false;
    arrivals.offer(untimed);
    assertThat(arrivals.out).containsExactly("untimed");
    assertThat(arrivals.sequencer.counters().untimed()).isEqualTo(1);
    assertThat(arrivals.sequencer.counters().late()).isZero();
  }

  @Test
  void oneRecordOfYear2099MakesNoOtherLate() throws IOException {
    for (int place = 0; place < 6; place++) {
      Arrivals arrivals = new Arrivals(folder, 4);
      for (int i = 0; i < 6; i++) {
        if (i == place) {
          arrivals.at(YEAR_2099);
        }
        arrivals.at(YEAR_2026 + i * 10);
      }
      assertThat(arrivals.finish()).as("place %d", place).hasSize(7).isSorted();
      assertThat(arrivals.sequencer.counters().late()).as("place %d", place).isZero();
      assertThat(arrivals.sequencer.counters().clockJumps()).isEqualTo(1);
    }
  }

  @Test
  void oneRecordOfYear1970MakesNoOtherLate() throws IOException {
    for (int place = 0; place < 6; place++) {
      Arrivals arrivals = roomy();
      for (int i = 0; i < 6; i++) {
        if (i == place) {
          arrivals.at(1);
        }
        arrivals.at(YEAR_2026 + i * 10);
      }
      assertThat(arrivals.finish()).hasSize(7).contains("1.0");
      // Once something was released the record itself is late.
      assertThat(arrivals.sequencer.counters().late()).isLessThanOrEqualTo(1);
      assertThat(arrivals.out.stream().filter(time -> !time.equals("1.0"))).isSorted();
    }
  }

  @Test
  void aClockThatReallyMovedOnIsFollowed() throws IOException {
    Arrivals arrivals = roomy().at(10, 11, 90_000, 90_001, 90_010);
    assertThat(arrivals.out).containsExactly("10.0", "11.0", "90000.0", "90001.0");
    assertThat(arrivals.sequencer.counters().clockJumps()).isZero();
  }

  @Test
  void spillsWhatDoesNotFitAndMergesItBack() throws IOException {
    var random = new SplittableRandom(7);
    var expected = new ArrayList<Double>();
    for (int i = 0; i < 3_000; i++) {
      double time = 1_000 + random.nextInt(3_000) + i * 0.0001;
      expected.add(time);
    }
    // All within one clock jump, and the latest last: nothing is released before the end.
    var limits =
        new SequencerLimits(Duration.ofHours(2), Duration.ofHours(2), 4, Long.MAX_VALUE, folder);
    Arrivals arrivals = new Arrivals(limits);
    for (double time : expected) {
      arrivals.at(time);
      assertThat(spillFiles()).isLessThanOrEqualTo(SpilledRuns.MAX_OPEN);
    }
    assertThat(arrivals.out).isEmpty();
    assertThat(arrivals.sequencer.counters().spilled()).isGreaterThan(2_000);
    List<String> sorted =
        expected.stream().sorted().map(time -> (long) (time * 1e9) / 1e9 + "").toList();
    assertThat(arrivals.finish()).isEqualTo(sorted);
    assertThat(arrivals.sequencer.counters().late()).isZero();
    assertThat(spillFiles()).isZero();
  }

  private long spillFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void spillsRecordsThatAreTooLargeTogether() throws IOException {
    var limits =
        new SequencerLimits(Duration.ofHours(1), Duration.ofHours(1), 1_000, 4_096, folder);
    Arrivals arrivals = new Arrivals(limits);
    for (int i = 20; i > 0; i--) {
      arrivals.at(i);
    }
    // Each event has an arena of 1 KiB.
    assertThat(arrivals.sequencer.counters().spilled()).isPositive();
    assertThat(arrivals.finish()).hasSize(20).startsWith("1.0", "2.0").endsWith("20.0");
  }

  @Test
  void numbersIdenticalRecordsOfOneTime() throws IOException {
    Arrivals arrivals = roomy();
    for (int i = 0; i < 3; i++) {
      arrivals.offer(alike(arrivals, 10, true)).offer(alike(arrivals, 12, true));
    }
    arrivals.at(12);
    arrivals.finish();
    assertThat(arrivals.occurrences).containsExactly(0, 1, 2, 0, 1, 2, 0);
  }

  @Test
  void numbersIdenticalRecordsWithoutTime() throws IOException {
    Arrivals arrivals = roomy();
    arrivals.offer(alike(arrivals, 0, false)).at(10.0, 90.0).offer(alike(arrivals, 0, false));
    assertThat(arrivals.occurrences).containsExactly(0, 0, 1);
  }

  private static Event alike(Arrivals arrivals, long second, boolean timed) {
    Event event = arrivals.event(second * 1_000_000_000, 0);
    event.header().timed = timed;
    event.header().hashLow = 42;
    return event;
  }

  @Test
  void aRestoredSequencerGoesOnWithSpilledEventsWatermarkAndNumbers() throws IOException {
    for (int stop = 0; stop <= 40; stop++) {
      Arrivals never = new Arrivals(folder, 3);
      Arrivals stopped = new Arrivals(folder, 3);
      var random = new SplittableRandom(stop);
      for (int i = 0; i < 40; i++) {
        long second = i / 2L + random.nextInt(9);
        never.offer(alike(never, second, true));
        if (i == stop) {
          stopped.restart();
        }
        stopped.offer(alike(stopped, second, true));
      }
      assertThat(stopped.finish()).isEqualTo(never.finish());
      assertThat(stopped.occurrences).isEqualTo(never.occurrences);
      assertThat(stopped.sequencer.counters().late()).isEqualTo(never.sequencer.counters().late());
    }
  }

  @Test
  void aSnapshotChangesNothingForTheOneThatGoesOn() throws IOException {
    Arrivals arrivals = new Arrivals(folder, 2).at(9, 8, 7, 6, 5, 8.5, 7.5);
    Sequencer first = arrivals.sequencer;
    arrivals.restart();
    arrivals.sequencer = first;
    assertThat(arrivals.finish()).containsExactly("5.0", "6.0", "7.0", "7.5", "8.0", "8.5", "9.0");
  }
}
