package perilune.engine.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import perilune.rules.plan.Matching;

/**
 * Folds letters: A to Z in bytes, as Lucene's {@code case_insensitive} does, or every letter in
 * text.
 */
public final class AsciiFolding {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private static final byte[] LOWER = new byte[256];

  static {
    for (int i = 0; i < LOWER.length; i++) {
      LOWER[i] = (byte) (i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
    }
  }

  private AsciiFolding() {}

  /** Gives the byte, a to z for A to Z. */
  public static byte lower(byte value) {
    return LOWER[value & 0xFF];
  }

  /** Folds eight bytes. H. S. Warren, Hacker's Delight, 6-1: no byte carries into the next. */
  static long lower(long word) {
    long low = word & ~HIGH_BITS;
    long fromA = low + ONES * (0x80 - 'A');
    long behindZ = low + ONES * (0x7F - 'Z');
    return word | ((fromA ^ behindZ) & ~word & HIGH_BITS) >>> 2;
  }

  /**
   * Says whether bytes, folded, are a text that is folded already. O(length), eight bytes at a
   * time; from behind, since what was looked for by its start differs there.
   */
  public static boolean isText(byte[] bytes, int at, byte[] folded, int from, int length) {
    int left = length;
    for (; left >= Long.BYTES; left -= Long.BYTES) {
      long word = (long) LONGS.get(bytes, at + left - Long.BYTES);
      if (lower(word) != (long) LONGS.get(folded, from + left - Long.BYTES)) {
        return false;
      }
    }
    for (; left > 0; left--) {
      if (lower(bytes[at + left - 1]) != folded[from + left - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Gives UTF-8 with A to Z folded. */
  public static byte[] lowerUtf8(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < utf8.length; i++) {
      utf8[i] = lower(utf8[i]);
    }
    return utf8;
  }

  /** Gives the text folded, unit by unit, so that offsets stay what they are. */
  public static String fold(String text, Matching.Folding folding) {
    if (folding == Matching.Folding.EXACT) {
      return text;
    }
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i], folding);
    }
    return new String(folded);
  }

  /** Gives every sign that folds to what this one does, itself among them. */
  public static List<String> cases(char unit) {
    return Cases.BY_FOLDED.getOrDefault(fold(unit, Matching.Folding.UNICODE), List.of());
  }

  /** The signs that fold to each, found once, by whoever asks first. */
  private static final class Cases {
    private static final Map<Character, List<String>> BY_FOLDED =
        IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(unit -> !Character.isSurrogate((char) unit))
            .mapToObj(unit -> (char) unit)
            .collect(
                Collectors.groupingBy(
                    unit -> fold(unit, Matching.Folding.UNICODE),
                    Collectors.mapping(String::valueOf, Collectors.toUnmodifiableList())));
  }

  private static char fold(char unit, Matching.Folding folding) {
    if (unit < 0x80) {
      return (char) LOWER[unit];
    }
    return folding == Matching.Folding.ASCII
        ? unit
        : Character.toLowerCase(Character.toUpperCase(unit));
  }
}
