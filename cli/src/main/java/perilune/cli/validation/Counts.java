package perilune.cli.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Counts results. */
public final class Counts {

  private final List<ScenarioResult> results;

  /** Makes counts of these results. */
  public Counts(List<ScenarioResult> results) {
    this.results = List.copyOf(results);
  }

  /** Gives the number of forms of which something holds. */
  public long of(Predicate<FormResult> which) {
    return results.stream().flatMap(result -> result.forms().stream()).filter(which).count();
  }

  /** Gives the counts as lines for people. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "attacks: %d of %d detected, %d misnamed, %d missed, %d not visible"
            .formatted(
                of(form -> isAttack(form) && form.verdict() == Verdict.DETECTED),
                of(Counts::isAttack),
                of(form -> isAttack(form) && form.verdict() == Verdict.MISNAMED),
                of(form -> isAttack(form) && form.verdict() == Verdict.MISSED),
                of(form -> isAttack(form) && form.verdict() == Verdict.NOT_VISIBLE)));
    long near = of(form -> form.form().startsWith(FormResult.NEAR));
    if (near > 0) {
      lines.add(
          "near misses: %d of %d silent".formatted(of(f -> f.verdict() == Verdict.SILENT), near));
    }
    if (of(FormResult::mutated) > 0) {
      lines.add(line("changed forms that need no evaluation of Lua code", f -> !f.evaluates()));
      lines.add(line("changed forms that need it", FormResult::evaluates));
    }
    return lines;
  }

  private String line(String what, Predicate<FormResult> which) {
    Predicate<FormResult> changed = which.and(FormResult::mutated);
    long all = of(changed);
    long found = of(changed.and(form -> form.verdict() == Verdict.DETECTED));
    return "%s: %d of %d detected (%s), %d misnamed, %d missed, %d not visible"
        .formatted(
            what,
            found,
            all,
            all == 0 ? "-" : "%.1f %%".formatted(100.0 * found / all),
            of(changed.and(form -> form.verdict() == Verdict.MISNAMED)),
            of(changed.and(form -> form.verdict() == Verdict.MISSED)),
            of(changed.and(form -> form.verdict() == Verdict.NOT_VISIBLE)));
  }

  private static boolean isAttack(FormResult form) {
    return form.form().equals(FormResult.ATTACK);
  }
}
