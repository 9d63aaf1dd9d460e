package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

class SensorGapsTest {

  private final Event event = new Event(new FieldTable());
  private SensorGaps gaps = new SensorGaps();
  private long time;

  private SensorGapsTest see(long... serials) {
    return see("auditd", serials);
  }

  private SensorGapsTest see(String module, long... serials) {
    for (long serial : serials) {
      event.clear();
      event.put(KnownField.EVENT_MODULE, module);
      event.header().timed = true;
      event.header().timeNanos = ++time;
      event.header().sequence = serial;
      gaps.see(event);
    }
    return this;
  }

  private void lost(long count) {
    event.clear();
    event.put(KnownField.EVENT_MODULE, "auditd");
    event.putLong(KnownField.AUDITD_LOST, count);
    gaps.see(event);
  }

  @Test
  void countsNumbersThatWerePassedOverAndSaysWhen() {
    see(100, 101, 105, 106, 108);
    assertThat(gaps.missing()).isEqualTo(4);
    assertThat(gaps.gaps("h"))
        .containsExactly(new SensorGap("h", 3, 2, 3), new SensorGap("h", 1, 4, 5));
  }

  @Test
  void countsMessagesOfEndpointSecurityInTheSameWay() {
    see("eslogger", 7, 8, 11);
    assertThat(gaps.missing()).isEqualTo(2);
  }

  @Test
  void followsTheFirstOfTwoSensorsUnderOneName() {
    see("eslogger", 7, 8).see("auditd", 900, 901).see("eslogger", 9).see("other", 77);
    assertThat(gaps.missing()).isZero();
  }

  @Test
  void aNumberThatComesLaterFillsItsGapOnce() {
    see(100, 104, 102, 102, 100);
    assertThat(gaps.missing()).isEqualTo(2);
    see(101, 103);
    assertThat(gaps.missing()).isZero();
    assertThat(gaps.gaps("h")).isEmpty();
  }

  @Test
  void theOrderOfArrivalWithinTheWindowChangesNothing() {
    var serials = new ArrayList<Long>();
    for (long serial = 1; serial < 30_000; serial++) {
      if (serial % 100 != 0) {
        serials.add(serial + 5_000_000_000L);
      }
    }
    var random = new Random(11);
    for (int from = 0; from < serials.size(); from += 1_000) {
      Collections.shuffle(serials.subList(from, Math.min(from + 1_000, serials.size())), random);
    }
    see(5_000_000_000L);
    serials.forEach(serial -> see(serial));
    assertThat(gaps.missing()).isEqualTo(299);
  }

  @Test
  void aRestartOrAWrapIsNoGap() {
    see(4_294_967_294L, 4_294_967_295L, 1, 2, 3, 5);
    assertThat(gaps.missing()).isEqualTo(1);
    see(90_000, 12, 13, 14);
    assertThat(gaps.missing()).as("12 is far below: a new series").isEqualTo(1 + 89_994);
  }

  @Test
  void aLeapThatIsTooLongIsAnotherSeries() {
    see(10, 11, 5_000_000, 5_000_001, 5_000_003);
    assertThat(gaps.missing()).isEqualTo(1);
  }

  @Test
  void oneOldRecordIsNoRestart() {
    see(100_000, 100_001, 7, 100_002, 100_003, 8, 100_004);
    assertThat(gaps.missing()).isZero();
  }

  @Test
  void eventsOfOtherSourcesAndWithoutNumberDoNotCount() {
    see(100);
    event.clear();
    event.put(KnownField.EVENT_MODULE, "endpoint");
    event.header().timed = true;
    event.header().sequence = 900;
    gaps.see(event);
    see(0, 101);
    assertThat(gaps.missing()).isZero();
  }

  @Test
  void addsUpWhatTheKernelSaysItLostSinceItsStart() {
    lost(3);
    lost(3);
    lost(10);
    assertThat(gaps.lost()).isEqualTo(10);
    lost(2);
    assertThat(gaps.lost()).as("started again").isEqualTo(12);
  }

  @Test
  void namesABoundedNumberOfGaps() {
    for (int i = 0; i < 100; i++) {
      see(100 + 2 * i);
    }
    assertThat(gaps.missing()).isEqualTo(99);
    assertThat(gaps.gaps("h")).hasSize(SensorGaps.MAX_GAPS);
  }

  @Test
  void goesOnAfterARestart() throws IOException {
    see(100, 104, 102);
    lost(4);
    var bytes = new ByteArrayOutputStream();
    gaps.writeTo(new DataOutputStream(bytes));
    gaps = new SensorGaps();
    gaps.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    see(101, 105);
    lost(5);
    assertThat(gaps.missing()).isEqualTo(1);
    assertThat(gaps.lost()).isEqualTo(5);
    assertThat(gaps.gaps("h")).isEqualTo(List.of(new SensorGap("h", 1, 1, 2)));
  }
}
