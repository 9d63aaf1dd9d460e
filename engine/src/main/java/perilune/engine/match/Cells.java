package perilune.engine.match;

import java.util.Arrays;

/**
 * Registers in which expressions compute: no boxing. A register is null, text, a number or a truth
 * value. Owned by one thread.
 */
final class Cells {

  static final byte NULL = 0;
  static final byte TEXT = 1;
  static final byte LONG = 2;
  static final byte DOUBLE = 3;
  static final byte TRUTH = 4;

  private byte[] kinds;
  private long[] longs;
  private double[] doubles;
  private String[] texts;

  /** Values over which an expression is being evaluated, by its own numbering of fields. */
  int[] cursors;

  Cells(int size) {
    kinds = new byte[size];
    longs = new long[size];
    doubles = new double[size];
    texts = new String[size];
    cursors = new int[size];
    Arrays.fill(texts, "");
  }

  /** Makes sure that there are so many registers and cursors. */
  void reserve(int size) {
    if (size > kinds.length) {
      int old = kinds.length;
      kinds = Arrays.copyOf(kinds, size);
      longs = Arrays.copyOf(longs, size);
      doubles = Arrays.copyOf(doubles, size);
      texts = Arrays.copyOf(texts, size);
      cursors = Arrays.copyOf(cursors, size);
      Arrays.fill(texts, old, size, "");
    }
  }

  byte kind(int cell) {
    return kinds[cell];
  }

  boolean isNull(int cell) {
    return kinds[cell] == NULL;
  }

  boolean isTrue(int cell) {
    return kinds[cell] == TRUTH && longs[cell] != 0;
  }

  boolean isFalse(int cell) {
    return kinds[cell] == TRUTH && longs[cell] == 0;
  }

  boolean isNumber(int cell) {
    return kinds[cell] == LONG || kinds[cell] == DOUBLE;
  }

  long longAt(int cell) {
    return longs[cell];
  }

  /** Gives a number as a double. */
  double doubleAt(int cell) {
    return kinds[cell] == LONG ? longs[cell] : doubles[cell];
  }

  /** Gives the register as text; empty where it is null. */
  String textAt(int cell) {
    return switch (kinds[cell]) {
      case TEXT -> texts[cell];
      case LONG -> Long.toString(longs[cell]);
      case DOUBLE -> Double.toString(doubles[cell]);
      case TRUTH -> longs[cell] != 0 ? "true" : "false";
      default -> "";
    };
  }

  void setNull(int cell) {
    kinds[cell] = NULL;
  }

  void setText(int cell, String value) {
    kinds[cell] = TEXT;
    texts[cell] = value;
  }

  void setLong(int cell, long value) {
    kinds[cell] = LONG;
    longs[cell] = value;
  }

  void setDouble(int cell, double value) {
    kinds[cell] = DOUBLE;
    doubles[cell] = value;
  }

  void setTruth(int cell, boolean value) {
    kinds[cell] = TRUTH;
    longs[cell] = value ? 1 : 0;
  }
}
