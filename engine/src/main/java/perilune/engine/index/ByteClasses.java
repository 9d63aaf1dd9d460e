package perilune.engine.index;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import perilune.engine.match.AsciiFolding;

/**
 * Classes of bytes: those that needles have often are alone in theirs, the others share some, and
 * bytes that no needle has are in class 0. A to Z are in the classes of a to z. Immutable.
 */
final class ByteClasses {

  /** Bytes that are alone, count: letters, digits and the signs of paths and options. */
  private static final int ALONE = 50;

  /** All classes but 0, count: with it a power of two. */
  private static final int MOST = 63;

  private final char[] byByte = new char[256];
  private final int shift;

  private ByteClasses(int[] often) {
    int[] met =
        IntStream.range(0, often.length)
            .filter(value -> often[value] > 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(value -> -often[value]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < met.length; i++) {
      boolean alone = i < ALONE || met.length <= MOST;
      byByte[met[i]] = (char) (alone ? i + 1 : ALONE + 1 + (i - ALONE) % (MOST - ALONE));
    }
    for (int upper = 'A'; upper <= 'Z'; upper++) {
      byByte[upper] = byByte[AsciiFolding.lower((byte) upper)];
    }
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(Math.min(met.length, MOST));
  }

  static ByteClasses of(List<Needle> needles) {
    int[] often = new int[256];
    for (Needle needle : needles) {
      for (byte value : needle.text()) {
        often[value & 0xFF]++;
      }
    }
    return new ByteClasses(often);
  }

  /** Gives the class of each byte, unsigned. */
  char[] byByte() {
    return byByte;
  }

  /** Gives the bits that a class takes. */
  int shift() {
    return shift;
  }

  char of(byte value) {
    return byByte[value & 0xFF];
  }
}
