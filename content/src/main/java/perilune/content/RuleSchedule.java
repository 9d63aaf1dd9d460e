package perilune.content;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.rules.RuleTerms;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Window;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/**
 * Reads when a rule is run and how far it looks back: {@code interval} and {@code from}.
 *
 * <p>Both have Elastic's defaults, each for itself. Source: Elastic's rule schema; Elasticsearch's
 * date math, of which months, years and rounding have no fixed length and are refused.
 */
final class RuleSchedule {

  /** The type that looks again and again; the others see every event once, in a stream. */
  private static final String WINDOWED = "esql";

  private static final String INTERVAL = "rule.interval";
  private static final String FROM = "rule.from";
  private static final String TO = "rule.to";

  private static final Pattern TERM = Pattern.compile("([+-]?)(\\d{1,9})([smhHdw])");
  // Eight terms of a year each fit 64 bits of nanoseconds.
  private static final Pattern MATH = Pattern.compile("now((?:[+-]\\d{1,9}[smhHdw]){0,8})");

  private static final long SECOND = 1_000_000_000L;

  /** Terms beyond a year are cut to it: no rule looks that far back, and sums fit 64 bits. */
  private static final long MAX_TERM_NANOS = 366L * 86_400 * SECOND;

  private final RuleTable table;

  RuleSchedule(RuleTable table) {
    this.table = table;
  }

  /** Gives the windows; what is wrong with them is among the table's diagnostics. */
  Window read() {
    long every = interval().orElse(RuleTerms.USUAL_WINDOW.everyNanos());
    long lookBack = from().orElse(RuleTerms.USUAL_WINDOW.lookBackNanos());
    if (lookBack < every && table.text("rule.type").equals(WINDOWED)) {
      table.warning(
          DiagnosticCode.RULE022,
          table.has(FROM) ? FROM : INTERVAL,
          "the rule looks back less than its windows are apart, so it leaves events out",
          "set 'from' to at least " + text(every) + " ago: \"now-" + text(every) + "\"");
    }
    if (table.has(TO) && !table.text(TO).equals("now")) {
      table.warning(
          DiagnosticCode.RULE022,
          TO,
          "windows end at the rule's own time; another 'to' is not used",
          "leave 'to' out");
    }
    return new Window(every, lookBack);
  }

  /** Gives the time from {@code now-7d} to now; rounding, as in {@code now-7d/d}, is left out. */
  static Optional<Duration> beforeNow(String text) {
    int slash = text.indexOf('/');
    OptionalLong back = back(slash < 0 ? text : text.substring(0, slash));
    return back.isPresent() ? Optional.of(Duration.ofNanos(back.getAsLong())) : Optional.empty();
  }

  /** Warns where a sequence may take longer than its rule looks back. */
  static List<Diagnostic> problems(RuleFile.Written rule, Operator operator) {
    OptionalLong span =
        operator instanceof Operator.Sequence sequence
            ? sequence.maxSpanNanos()
            : OptionalLong.empty();
    RuleTerms terms = rule.header().terms();
    long lookBack = terms.window().lookBackNanos();
    // A rule with neither a schedule nor indices was not written for Elasticsearch.
    boolean ours =
        terms.window().equals(RuleTerms.USUAL_WINDOW) && terms.indices().patterns().isEmpty();
    if (ours || span.isEmpty() || span.getAsLong() <= lookBack) {
      return List.of();
    }
    String message =
        "maxspan is "
            + text(span.getAsLong())
            + ", and the rule looks back "
            + text(lookBack)
            + ": Elasticsearch misses what takes longer";
    return List.of(
        Diagnostic.warning(DiagnosticCode.RULE022, rule.query(), new Span(0, 0), message)
            .withHelp("Perilune sees every event and does not; elsewhere set a longer 'from'"));
  }

  private Optional<Long> interval() {
    if (!table.has(INTERVAL)) {
      return Optional.empty();
    }
    String text = table.text(INTERVAL);
    Matcher term = TERM.matcher(text);
    if (!term.matches() || !term.group(1).isEmpty() || nanos(term) < 1) {
      table.error(
          DiagnosticCode.RULE022,
          INTERVAL,
          "'" + text + "' is no time between two looks",
          "a whole number above 0 with s, m, h, d or w, such as \"5m\"");
      return Optional.empty();
    }
    return Optional.of(nanos(term));
  }

  private Optional<Long> from() {
    if (!table.has(FROM)) {
      return Optional.empty();
    }
    String text = table.text(FROM);
    OptionalLong back = back(text);
    if (back.isEmpty()) {
      table.error(
          DiagnosticCode.RULE022,
          FROM,
          "'" + text + "' is no time to look back to",
          "a time before now with s, m, h, d or w, such as \"now-9m\";"
              + " months, years and rounding have no fixed length");
      return Optional.empty();
    }
    return Optional.of(back.getAsLong());
  }

  /** Gives the nanoseconds from a time to now, if it is one before now. */
  private static OptionalLong back(String text) {
    Matcher math = MATH.matcher(text);
    long back = 0;
    if (math.matches()) {
      Matcher term = TERM.matcher(math.group(1));
      while (term.find()) {
        back += term.group(1).equals("-") ? nanos(term) : -nanos(term);
      }
    }
    return back < 1 ? OptionalLong.empty() : OptionalLong.of(back);
  }

  private static long nanos(Matcher term) {
    long unit =
        switch (term.group(3)) {
          case "s" -> SECOND;
          case "m" -> 60 * SECOND;
          case "h", "H" -> 3_600 * SECOND;
          case "d" -> 86_400 * SECOND;
          default -> 604_800 * SECOND;
        };
    return Math.min(Long.parseLong(term.group(2)), MAX_TERM_NANOS / unit) * unit;
  }

  /** Gives a length of time as rules write it. */
  static String text(long nanos) {
    long seconds = nanos / SECOND;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
