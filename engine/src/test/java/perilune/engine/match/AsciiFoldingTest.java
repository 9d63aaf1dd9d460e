package perilune.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Folding of many bytes at once against that of one. */
class AsciiFoldingTest {

  @Test
  void eightBytesFoldAsEachAlone() {
    for (int value = 0; value < 256; value++) {
      for (int at = 0; at < Long.BYTES; at++) {
        int shift = at * Byte.SIZE;
        // The bytes beside it would carry into it if any did.
        long beside = 0xFF5A417F5B40C1DAL & ~(0xFFL << shift);
        long folded = AsciiFolding.lower(beside | (long) value << shift);
        assertThat((byte) (folded >>> shift))
            .as("byte %d at %d", value, at)
            .isEqualTo(AsciiFolding.lower((byte) value));
      }
    }
  }

  @Test
  void aTextIsTheSameOnlyIfEveryByteIs() {
    var random = new Random(20_261_201);
    for (int length = 0; length < 40; length++) {
      byte[] value = new byte[length + 3];
      random.nextBytes(value);
      byte[] folded = new byte[length + 5];
      for (int i = 0; i < length; i++) {
        folded[i + 5] = AsciiFolding.lower(value[i + 3]);
      }
      assertThat(AsciiFolding.isText(value, 3, folded, 5, length)).isTrue();
      for (int i = 0; i < length; i++) {
        value[i + 3] ^= 1;
        assertThat(AsciiFolding.isText(value, 3, folded, 5, length))
            .as("%d of %d", i, length)
            .isFalse();
        value[i + 3] ^= 1;
      }
    }
  }
}
