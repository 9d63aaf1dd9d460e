package perilune.content;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlTable;
import perilune.rules.plan.Window;

/**
 * Reads when a rule of Elastic's looks, and how far back: {@code interval} and {@code from}.
 *
 * <p>Source: Kibana's detection rules; a rule that says neither looks every 5 minutes at the last
 * 6.
 */
final class RuleSchedule {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(5);
  private static final Duration DEFAULT_LOOK_BACK = Duration.ofMinutes(6);

  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,8})([smhdw])");
  private static final String NOW = "now-";

  /** Longest time that is read: more would only grow state. */
  private static final Duration MAX_SPAN = Duration.ofDays(366);

  private RuleSchedule() {}

  /** Gives the window of a rule; the defaults where it says nothing, or nothing that is a time. */
  static Window window(TomlTable rule) {
    Duration every =
        rule.get("rule.interval") instanceof String text
            ? span(text).orElse(DEFAULT_INTERVAL)
            : DEFAULT_INTERVAL;
    Duration back =
        rule.get("rule.from") instanceof String text
            ? beforeNow(text).orElse(DEFAULT_LOOK_BACK)
            : DEFAULT_LOOK_BACK;
    return new Window(every.toNanos(), back.toNanos());
  }

  /** Gives the time from {@code now-7d} to now; rounding, as in {@code now-7d/d}, is left out. */
  static Optional<Duration> beforeNow(String text) {
    int slash = text.indexOf('/');
    String span = slash < 0 ? text : text.substring(0, slash);
    return span.startsWith(NOW) ? span(span.substring(NOW.length())) : Optional.empty();
  }

  private static Optional<Duration> span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(span.group(1));
    Duration duration =
        switch (span.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          case "d" -> Duration.ofDays(amount);
          default -> Duration.ofDays(7 * amount);
        };
    return duration.compareTo(MAX_SPAN) > 0 ? Optional.empty() : Optional.of(duration);
  }
}
