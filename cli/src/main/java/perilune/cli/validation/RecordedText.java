package perilune.cli.validation;

import java.io.PrintStream;
import java.util.List;
import perilune.cli.output.Shown;

/** Shows what was found in labelled recordings. */
public final class RecordedText {

  private final PrintStream out;

  /** Makes one that prints to a stream. */
  public RecordedText(PrintStream out) {
    this.out = out;
  }

  /** Prints a line for each recording, and the counts. */
  public void print(List<FormResult> results) {
    for (FormResult result : results) {
      String rules = result.rules().isEmpty() ? "" : ": " + String.join(", ", result.rules());
      out.printf("%-11s %s%s%n", result.verdict().word(), Shown.plain(result.form()), rules);
    }
    out.printf(
        "attacks: %d of %d detected%nlegitimate use: %d of %d silent%n",
        count(results, Verdict.DETECTED),
        count(results, Verdict.DETECTED) + count(results, Verdict.MISSED),
        count(results, Verdict.SILENT),
        count(results, Verdict.SILENT) + count(results, Verdict.FALSE_ALARM));
  }

  private static long count(List<FormResult> results, Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }
}
