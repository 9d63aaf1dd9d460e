package perilune.cli;

import java.util.Map;
import perilune.cli.output.RunSummary;
import perilune.engine.Match;
import perilune.rules.Severity;

/** Takes the matches of a hunt, shows what is to be shown of them, and counts it. */
interface MatchDesk {

  /** Learns the names of inputs, before the first match. */
  void names(EventRun.InputNames known);

  /** Takes a match. */
  void take(Match match);

  /** No match comes any more. */
  void finish();

  /** Shows the end of the run. */
  void print(RunSummary summary);

  /** Gives how many were shown, by severity. */
  Map<Severity, Long> counts();

  /** Gives how many the narrowing options left out. */
  long outsideScope();

  /** Gives what was left unsaid. */
  RunSummary.Untold untold(long deprecatedRules);
}
