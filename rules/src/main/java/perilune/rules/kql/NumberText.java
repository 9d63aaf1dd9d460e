package perilune.rules.kql;

import java.util.Optional;
import java.util.regex.Pattern;
import perilune.rules.plan.Literal;

/** Numbers as a person writes them. */
final class NumberText {

  /** Whole numbers of this many digits always fit 64 bits. */
  private static final int SAFE_DIGITS = 18;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{0,40})?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern SAFE = Pattern.compile("[+-]?[0-9]{1," + SAFE_DIGITS + "}(\\.0*)?");

  private NumberText() {}

  /** Gives the number: whole where it has no fraction and fits 64 bits. */
  static Optional<Literal> number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    if (SAFE.matcher(text).matches()) {
      int point = text.indexOf('.');
      return Optional.of(
          new Literal.Whole(Long.parseLong(point < 0 ? text : text.substring(0, point))));
    }
    double real = Double.parseDouble(text);
    return Double.isInfinite(real) ? Optional.empty() : Optional.of(new Literal.Real(real));
  }
}
