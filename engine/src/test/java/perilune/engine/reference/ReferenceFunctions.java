package perilune.engine.reference;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perilune.rules.plan.Function;
import perilune.rules.plan.Matching.Folding;

/**
 * The oracle of functions, from Elasticsearch's EQL function reference.
 *
 * @param arguments their values; null, text, long, double or truth value
 * @param folding which letters are equal
 */
record ReferenceFunctions(List<@Nullable Object> arguments, Folding folding) {

  @Nullable Object call(Function function) {
    if (arguments.stream().limit(required(function)).anyMatch(Objects::isNull)) {
      return null;
    }
    return switch (function) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> arithmetic(function, at(0), at(1));
      case NEGATE -> arithmetic(Function.SUBTRACT, 0L, at(0));
      case BETWEEN -> between();
      case CIDR_MATCH ->
          arguments.stream()
              .skip(1)
              .anyMatch(network -> ReferenceAddresses.holds(String.valueOf(network), text(0)));
      case CONCAT -> String.join("", arguments.stream().map(String::valueOf).toList());
      case ENDS_WITH -> folded(0).endsWith(folded(1));
      case STARTS_WITH -> folded(0).startsWith(folded(1));
      case STRING_CONTAINS -> !text(1).isEmpty() && folded(0).contains(folded(1));
      case INDEX_OF -> indexOf();
      case LENGTH -> (long) text(0).length();
      case NUMBER -> number();
      case STRING -> text(0);
      case SUBSTRING -> substring();
    };
  }

  private static int required(Function function) {
    return switch (function) {
      case LENGTH, NUMBER, STRING, NEGATE -> 1;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, ENDS_WITH, STARTS_WITH -> 2;
      case INDEX_OF, STRING_CONTAINS, SUBSTRING -> 2;
      case BETWEEN -> 3;
      case CIDR_MATCH, CONCAT -> Integer.MAX_VALUE;
    };
  }

  private Object at(int argument) {
    return Objects.requireNonNull(arguments.get(argument));
  }

  private String text(int argument) {
    return at(argument).toString();
  }

  private String folded(int argument) {
    return ReferenceEvaluator.fold(text(argument), folding);
  }

  private long whole(int argument, long otherwise) {
    boolean given = argument < arguments.size() && arguments.get(argument) instanceof Number;
    return given ? ((Number) at(argument)).longValue() : otherwise;
  }

  private static @Nullable Object arithmetic(Function function, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return whole(function, BigInteger.valueOf(a), BigInteger.valueOf(b));
    }
    return left instanceof Number a && right instanceof Number b
        ? real(function, a.doubleValue(), b.doubleValue())
        : null;
  }

  /** What does not fit a long is a double. */
  private static @Nullable Object whole(Function function, BigInteger a, BigInteger b) {
    boolean divides = function == Function.DIVIDE || function == Function.MODULO;
    if (divides && b.signum() == 0) {
      return null;
    }
    BigInteger result =
        switch (function) {
          case ADD -> a.add(b);
          case SUBTRACT -> a.subtract(b);
          case MULTIPLY -> a.multiply(b);
          case DIVIDE -> a.divide(b);
          default -> a.remainder(b);
        };
    return result.bitLength() < Long.SIZE ? (Object) result.longValue() : result.doubleValue();
  }

  private static @Nullable Object real(Function function, double a, double b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : (Object) (a / b);
      default -> b == 0 ? null : (Object) (a % b);
    };
  }

  private String between() {
    if (text(0).isEmpty() || text(1).isEmpty() || text(2).isEmpty()) {
      return text(0);
    }
    boolean greedy = arguments.size() > 3 && Boolean.TRUE.equals(arguments.get(3));
    int left = folded(0).indexOf(folded(1));
    int start = left + text(1).length();
    int end = greedy ? folded(0).lastIndexOf(folded(2)) : folded(0).indexOf(folded(2), start);
    return left < 0 || end < start ? "" : text(0).substring(start, end);
  }

  private @Nullable Long indexOf() {
    long start = Math.max(0, whole(2, 0));
    long found = start > text(0).length() ? -1 : folded(0).indexOf(folded(1), (int) start);
    return found < 0 ? null : (Long) found;
  }

  private @Nullable Object number() {
    if (at(0) instanceof Number number) {
      return number;
    }
    String text = text(0).strip().toLowerCase(Locale.ROOT);
    String digits = text.replaceFirst("^[+-]", "");
    long base = whole(1, digits.startsWith("0x") ? 16 : 10);
    try {
      if (base == 10) {
        return text.matches("[+-]?\\d+") ? (Object) Long.valueOf(text) : Double.valueOf(text);
      }
      String plain = base == 16 ? digits.replaceFirst("^0x", "") : digits;
      long value = Long.parseLong(plain, (int) base);
      return text.startsWith("-") ? -value : value;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** As Python's slices. */
  private String substring() {
    long length = text(0).length();
    long start = whole(1, 0);
    long end = whole(2, length);
    int from = (int) Math.clamp(start < 0 ? start + length : start, 0, length);
    int to = (int) Math.clamp(end < 0 ? end + length : end, 0, length);
    return from < to ? text(0).substring(from, to) : "";
  }
}
