package perilune.scenarios.text;

import java.time.Duration;
import java.util.Optional;

/** Times in a story: a number and a unit, {@code 1.2s}, {@code 300ms}, {@code 5m}, {@code 2h}. */
final class Times {

  /** Longer stories than a year are a slip of the pen. */
  private static final double MAX_MILLIS = 366.0 * 86_400_000;

  private Times() {}

  /** Gives the time that a word says; empty if it says none. */
  static Optional<Duration> read(String word) {
    int end = 0;
    while (end < word.length() && isPart(word.charAt(end))) {
      end++;
    }
    double unit = millis(word.substring(end));
    if (end == 0 || end > 12 || unit == 0) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(word.substring(0, end)) * unit;
      return value <= MAX_MILLIS
          ? Optional.of(Duration.ofMillis(Math.round(value)))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean isPart(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 0;
    };
  }
}
