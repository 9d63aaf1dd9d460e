package perilune.cli.validation;

import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;
import perilune.cli.output.Shown;

/** Shows results to people: a line for each form, and the counts at the end. */
public final class ValidationText {

  private final PrintStream out;

  /** Makes one that prints to a stream. */
  public ValidationText(PrintStream out) {
    this.out = out;
  }

  /** Prints all results and their counts. */
  public void print(List<ScenarioResult> results) {
    results.forEach(this::print);
    new Counts(results).lines().forEach(out::println);
  }

  private void print(ScenarioResult result) {
    var scenario = result.scenario();
    out.printf(
        "%s  %s  %s (%s, %s)%n",
        String.join(" ", scenario.procedures()),
        scenario.id(),
        Shown.plain(scenario.name()),
        scenario.platform().word(),
        result.format());
    for (FormResult form : result.forms()) {
      out.printf("  %-11s %s%s%n", form.verdict().word(), form.form(), details(form));
    }
  }

  private static String details(FormResult form) {
    var all = new StringBuilder();
    if (!form.rules().isEmpty()) {
      all.append(": ").append(String.join(", ", form.rules()));
      var signals = new TreeSet<>(form.signals());
      signals.removeAll(form.rules());
      if (!signals.isEmpty()) {
        all.append(", from ").append(String.join(", ", signals));
      }
    }
    if (!form.reason().isEmpty()) {
      all.append("; ").append(Shown.plain(form.reason()));
    }
    if (!form.unseen().isEmpty()) {
      all.append("; not seen: ").append(String.join(", ", form.unseen()));
    }
    return all.toString();
  }
}
