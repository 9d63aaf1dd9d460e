package perilune.pipeline.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import perilune.event.EventHeader;

class OccurrencesTest {

  private static int number(Occurrences occurrences, long time, long hash) {
    var header = new EventHeader();
    header.timeNanos = time;
    header.hashLow = hash;
    occurrences.number(header);
    return header.occurrence;
  }

  @Test
  void countsAsAMapDoesAlsoAcrossARestart() throws IOException {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 20; round++) {
      var occurrences = new Occurrences();
      var map = new HashMap<Long, Integer>();
      for (int i = 0; i < 500; i++) {
        long hash = random.nextInt(1 + 10 * round) * 0x1_0000_0001L;
        assertThat(number(occurrences, 5, hash)).isEqualTo(map.merge(hash, 1, Integer::sum) - 1);
        if (i == 250) {
          occurrences = restored(occurrences);
        }
      }
    }
  }

  private static Occurrences restored(Occurrences occurrences) throws IOException {
    var bytes = new ByteArrayOutputStream();
    occurrences.writeTo(new DataOutputStream(bytes));
    var other = new Occurrences();
    other.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return other;
  }

  @Test
  void startsAnewWhenTimeMovesOn() {
    var occurrences = new Occurrences();
    assertThat(number(occurrences, 5, 1)).isZero();
    assertThat(number(occurrences, 5, 1)).isEqualTo(1);
    assertThat(number(occurrences, 6, 1)).isZero();
  }

  @Test
  void keepsABoundedNumberOfRecordsOfOneTime() {
    var occurrences = new Occurrences();
    for (long hash = 0; hash < Occurrences.MAX_RECORDS; hash++) {
      number(occurrences, 5, hash);
    }
    assertThat(number(occurrences, 5, 0)).as("counting starts anew").isZero();
    assertThat(number(occurrences, 5, 0)).isEqualTo(1);
  }
}
