package perilune.engine.correlate;

import java.math.BigDecimal;

/** A sum without error, however often is added and taken away. Fast for whole numbers. */
final class ExactSum {

  private long whole;
  private BigDecimal rest = BigDecimal.ZERO;

  void add(long number) {
    long sum = whole + number;
    // The sign differs from both only where the sum does not fit.
    if (((whole ^ sum) & (number ^ sum)) < 0) {
      rest = rest.add(BigDecimal.valueOf(whole));
      sum = number;
    }
    whole = sum;
  }

  void add(BigDecimal number) {
    rest = rest.add(number);
  }

  BigDecimal total() {
    return rest.signum() == 0 ? BigDecimal.valueOf(whole) : rest.add(BigDecimal.valueOf(whole));
  }
}
