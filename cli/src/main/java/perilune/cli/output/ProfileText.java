package perilune.cli.output;

import java.io.PrintStream;
import java.util.Locale;
import perilune.engine.CostPart;
import perilune.engine.RuleCost;
import perilune.engine.profile.CostReason;
import perilune.engine.profile.DearRule;
import perilune.engine.profile.RunProfile;

/** Shows a person what a run cost: its parts, then the dearest rules with reasons. */
public final class ProfileText {

  private static final int RULE_WIDTH = 40;

  private final PrintStream out;
  private final Paint paint;

  /** Makes one that prints to a stream. */
  public ProfileText(PrintStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  /** Shows it. */
  public void print(RunCost cost) {
    RunProfile profile = cost.profile();
    out.println();
    out.println(paint.strong("What it cost") + ", " + counts(profile) + ":");
    for (CostPart part : CostPart.values()) {
      part(part.words(), profile.parts().getOrDefault(part, 0L), profile);
    }
    part("all", profile.nanos(), profile);
    out.println(
        paint.faint(
            String.format(
                Locale.ROOT,
                "  not counted: %s for reading the clock %,d times",
                seconds(profile.clockNanos()),
                profile.clockReadings())));
    if (!profile.dearest().isEmpty()) {
      rules(cost);
    }
  }

  private static String counts(RunProfile profile) {
    return String.format(
        Locale.ROOT,
        "%,d events and signals, for each %.2f conditions and %.2f predicates",
        profile.stage().events(),
        perEvent(profile.stage().candidates(), profile),
        perEvent(profile.stage().predicates(), profile));
  }

  private void part(String words, long nanos, RunProfile profile) {
    out.println(
        String.format(
            Locale.ROOT,
            "  %-40s %9s  %5.1f %%  %10s an event",
            words,
            seconds(nanos),
            share(nanos, profile),
            nanos(perEvent(nanos, profile))));
  }

  private void rules(RunCost cost) {
    RunProfile profile = cost.profile();
    out.println();
    out.println(paint.strong(title(profile)));
    out.println(
        paint.faint(
            String.format(
                Locale.ROOT,
                "  %-" + RULE_WIDTH + "s %7s %9s %11s %10s %9s",
                "rule",
                "of all",
                "an event",
                "candidates",
                "fulfilled",
                "matches")));
    for (DearRule dear : profile.dearest()) {
      row(Shown.cut(cost.name(dear.cost().ruleId()), RULE_WIDTH), dear.cost(), profile);
      for (CostReason reason : dear.reasons()) {
        out.println("    why: " + Shown.plain(reason.says()));
        out.println(paint.faint("     do: " + Shown.plain(reason.advice())));
      }
      if (dear.events() > 0) {
        out.println(
            paint.faint(
                String.format(
                    Locale.ROOT,
                    "    asked of %,d of the %,d events of its kind; rule %s",
                    dear.asked(),
                    dear.events(),
                    Shown.plain(dear.cost().ruleId()))));
      }
    }
    others(profile);
  }

  private static String title(RunProfile profile) {
    int shown = profile.dearest().size();
    return shown == 1 ? "The rule that was asked:" : "The " + shown + " dearest rules:";
  }

  /** One row for all that is not told: NDJSON has each. */
  private void others(RunProfile profile) {
    var rest = profile.rules().subList(profile.dearest().size(), profile.rules().size());
    if (rest.isEmpty()) {
      return;
    }
    var sum = new RuleCost("", 0, 0, 0, 0, 0);
    for (RuleCost one : rest) {
      sum =
          new RuleCost(
              "",
              sum.candidates() + one.candidates(),
              sum.fulfilled() + one.fulfilled(),
              sum.matches() + one.matches(),
              sum.conditionNanos() + one.conditionNanos(),
              sum.operatorNanos() + one.operatorNanos());
    }
    row(rest.size() + " others that were asked", sum, profile);
  }

  private void row(String name, RuleCost cost, RunProfile profile) {
    out.println(
        String.format(
            Locale.ROOT,
            "  %-" + RULE_WIDTH + "s %5.1f %% %9s %,11d %,10d %,9d",
            name,
            share(cost.nanos(), profile),
            nanos(perEvent(cost.nanos(), profile)),
            cost.candidates(),
            cost.fulfilled(),
            cost.matches()));
  }

  private static double perEvent(long count, RunProfile profile) {
    return count / (double) Math.max(1, profile.stage().events());
  }

  private static double share(long nanos, RunProfile profile) {
    return 100.0 * nanos / Math.max(1, profile.nanos());
  }

  private static String nanos(double nanos) {
    return nanos < 10_000
        ? String.format(Locale.ROOT, "%.1f ns", nanos)
        : String.format(Locale.ROOT, "%.1f µs", nanos / 1_000);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
  }
}
