package perilune.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perilune.rules.RuleTerms;
import perilune.rules.RuleTerms.Suppression;

/** Shows a person what a rule asks for around what it looks for; a line each, none for defaults. */
public final class TermsText {

  private final PrintStream out;

  /** Makes one that prints to a stream. */
  public TermsText(PrintStream out) {
    this.out = out;
  }

  /** Prints the terms. */
  public void print(RuleTerms terms) {
    line(
        "schedule",
        "every "
            + length(terms.window().everyNanos())
            + ", looks back "
            + length(terms.window().lookBackNanos()));
    line("telemetry", String.join("; ", terms.indices().kinds()));
    if (terms.suppression().inForce()) {
      line("suppressed", suppression(terms.suppression()));
    }
    line("takes", String.join(", ", overrides(terms.overrides())));
    line("exceptions", String.join(", ", terms.exceptionLists()));
  }

  private static String suppression(Suppression rule) {
    String by = rule.groupBy().isEmpty() ? "its keys" : String.join(", ", rule.groupBy());
    String span =
        rule.durationNanos().isPresent()
            ? "for " + length(rule.durationNanos().getAsLong())
            : "to the end of the window";
    return "further matches with the same " + by + ", " + span;
  }

  private static List<String> overrides(RuleTerms.Overrides overrides) {
    var all = new ArrayList<String>();
    overrides.severities().stream()
        .map(when -> "severity from " + when.field())
        .distinct()
        .forEach(all::add);
    overrides.riskScores().forEach(field -> all.add("risk score from " + field));
    if (!overrides.name().isEmpty()) {
      all.add("name from " + overrides.name());
    }
    return all;
  }

  private void line(String name, String text) {
    if (!text.isEmpty()) {
      out.println(String.format(Locale.ROOT, "%-11s %s", name, Shown.plain(text)));
    }
  }

  private static String length(long nanos) {
    return Duration.ofNanos(nanos).toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
