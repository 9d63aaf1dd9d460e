package perilune.cli.output;

import java.util.function.IntFunction;
import perilune.findings.Finding;

/** Shows findings, one after the other, and at the end what the run was. */
public interface FindingPrinter {

  /**
   * Shows one finding.
   *
   * @param inputNames gives the name of the input from which an event came
   */
  void print(Finding finding, IntFunction<String> inputNames);

  /** Shows the end of the run. */
  void print(RunSummary summary);
}
