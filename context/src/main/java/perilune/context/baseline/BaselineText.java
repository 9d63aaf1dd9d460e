package perilune.context.baseline;

import java.time.Instant;

/**
 * Writes a baseline as text that people read and compare: one value a line, always in one order.
 *
 * <p>{@link BaselineReader} reads it back to the same baseline.
 */
public final class BaselineText {

  /** The first line: what it is, and the version of its form. */
  public static final String HEADER = "perilune-baseline 1";

  private final StringBuilder out = new StringBuilder();

  private BaselineText() {}

  /** Gives the text of a file. O(size). */
  public static String of(Baseline baseline) {
    var text = new BaselineText();
    text.out.append(HEADER).append('\n');
    baseline.entries().forEach(text::entry);
    return text.out.toString();
  }

  /** Gives the lines of one entry. */
  public static String of(Entry entry) {
    var text = new BaselineText();
    text.entry(entry);
    return text.out.toString().strip() + "\n";
  }

  private void entry(Entry entry) {
    out.append("\nentry ").append(entry.id()).append('\n');
    line("os", entry.os());
    line("program", entry.program());
    line("besides", entry.besides());
    for (Slot slot : Slot.values()) {
      entry.of(slot).forEach(value -> line(slot.word(), value));
    }
    Support support = entry.support();
    line("hosts", Long.toString(support.hosts()));
    support.examples().forEach(host -> line("example", host));
    line("days", Long.toString(support.days()));
    line("events", Long.toString(support.events()));
    line("first", time(support.firstNanos()));
    line("last", time(support.lastNanos()));
    entry.touches().forEach(touch -> touch("signal", touch));
    entry.signs().forEach(touch -> touch("sign", touch));
    entry
        .approval()
        .ifPresent(yes -> {
          line("approved", yes.when().toString());
          line("by", yes.by());
          line("why", yes.why());
          yes.until().ifPresent(end -> line("until", end.toString()));
        });
    entry.despite().forEach(rule -> line("despite", rule));
  }

  private void touch(String word, Touch touch) {
    String rule = touch.rule().replace(' ', '_');
    line(word, rule + " " + touch.risk() + " " + touch.count() + " " + touch.name());
  }

  private void line(String word, String value) {
    if (!value.isEmpty()) {
      out.append("  ").append(word).append(' ').append(Escapes.escape(value)).append('\n');
    }
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}
