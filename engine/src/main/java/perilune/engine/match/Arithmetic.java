package perilune.engine.match;

import perilune.rules.plan.Function;

/**
 * The arithmetic functions, on registers. Whole with whole gives whole, else a double; a whole
 * result that does not fit 64 bits becomes a double. What is no number gives null.
 */
final class Arithmetic {

  private Arithmetic() {}

  /** Computes from a register and the one after it into the first. */
  static void evaluate(Function function, Cells cells, int cell) {
    boolean unary = function == Function.NEGATE;
    if (!cells.isNumber(cell) || !unary && !cells.isNumber(cell + 1)) {
      cells.setNull(cell);
      return;
    }
    boolean whole = cells.kind(cell) == Cells.LONG && (unary || cells.kind(cell + 1) == Cells.LONG);
    if (whole && fits(function, cells, cell)) {
      whole(function, cells, cell);
    } else {
      real(function, cells, cell);
    }
  }

  private static boolean fits(Function function, Cells cells, int cell) {
    long a = cells.longAt(cell);
    long b = cells.longAt(cell + 1);
    return switch (function) {
      case ADD -> ((a ^ (a + b)) & (b ^ (a + b))) >= 0;
      case SUBTRACT -> ((a ^ b) & (a ^ (a - b))) >= 0;
      case MULTIPLY -> Math.multiplyHigh(a, b) == (a * b) >> (Long.SIZE - 1);
      case DIVIDE -> a != Long.MIN_VALUE || b != -1;
      case NEGATE -> a != Long.MIN_VALUE;
      default -> true;
    };
  }

  private static void whole(Function function, Cells cells, int cell) {
    long a = cells.longAt(cell);
    long b = cells.longAt(cell + 1);
    switch (function) {
      case ADD -> cells.setLong(cell, a + b);
      case SUBTRACT -> cells.setLong(cell, a - b);
      case MULTIPLY -> cells.setLong(cell, a * b);
      case NEGATE -> cells.setLong(cell, -a);
      default -> {
        if (b == 0) {
          cells.setNull(cell);
          return;
        }
        cells.setLong(cell, function == Function.DIVIDE ? a / b : a % b);
      }
    }
  }

  private static void real(Function function, Cells cells, int cell) {
    double a = cells.doubleAt(cell);
    double b = function == Function.NEGATE ? 0 : cells.doubleAt(cell + 1);
    switch (function) {
      case ADD -> cells.setDouble(cell, a + b);
      case SUBTRACT -> cells.setDouble(cell, a - b);
      case MULTIPLY -> cells.setDouble(cell, a * b);
      case NEGATE -> cells.setDouble(cell, -a);
      default -> {
        if (b == 0) {
          cells.setNull(cell);
          return;
        }
        cells.setDouble(cell, function == Function.DIVIDE ? a / b : a % b);
      }
    }
  }
}
