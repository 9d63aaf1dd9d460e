package perilune.catalog.attack.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes a double as ECMAScript does, which RFC 8785 asks for (section 3.2.2.3).
 *
 * <p>Source: ECMA-262, Number::toString: the fewest digits that read back as the same double, and
 * of those the nearest. {@link Double#toString(double)} gives these since JDK 19, but for one
 * thing: it prefers two digits to one where both would do, 4.9E-324 to 5e-324.
 */
final class EcmaNumber {

  /** Digits before the point that are written out; a number with more has an exponent. */
  private static final int MAX_PLAIN = 21;

  /** Zeros behind the point that are written out, and one. */
  private static final int MIN_PLAIN = -6;

  private EcmaNumber() {}

  /** Gives the text of a finite number. */
  static String text(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    // The value is 0.digits times ten to this power.
    int power = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + placed(digits, power);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal shown = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (shown.precision() != 2) {
      return shown;
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal best = shown;
    for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
      BigDecimal one = shown.round(new MathContext(1, mode)).stripTrailingZeros();
      boolean same = one.doubleValue() == value;
      boolean nearer =
          best.precision() == 2
              || one.subtract(exact).abs().compareTo(best.subtract(exact).abs()) < 0;
      if (same && nearer) {
        best = one;
      }
    }
    return best;
  }

  private static String placed(String digits, int power) {
    int count = digits.length();
    if (count <= power && power <= MAX_PLAIN) {
      return digits + "0".repeat(power - count);
    }
    if (0 < power && power <= MAX_PLAIN) {
      return digits.substring(0, power) + "." + digits.substring(power);
    }
    if (MIN_PLAIN < power && power <= 0) {
      return "0." + "0".repeat(-power) + digits;
    }
    int exponent = power - 1;
    String sign = exponent < 0 ? "-" : "+";
    String fraction = count == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + sign + Math.abs(exponent);
  }
}
