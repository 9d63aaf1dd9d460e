package perilune.rules.sigma;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a time span: a number with {@code s}, {@code m}, {@code h} or {@code d}, and as pySigma has
 * them {@code w}, {@code M} (30 days) and {@code y} (365 days).
 */
final class Timespan {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*([smhdwMy])");
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private Timespan() {}

  /** Gives nanoseconds; empty for what is no span, is 0, or longer than 290 years. */
  static OptionalLong nanos(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    long unit =
        switch (form.group(2)) {
          case "s" -> SECOND;
          case "m" -> 60 * SECOND;
          case "h" -> 3_600 * SECOND;
          case "d" -> DAY;
          case "w" -> 7 * DAY;
          case "M" -> 30 * DAY;
          default -> 365 * DAY;
        };
    long count = Long.parseLong(form.group(1));
    return count == 0 || count > Long.MAX_VALUE / unit
        ? OptionalLong.empty()
        : OptionalLong.of(count * unit);
  }
}
