package perilune.cli.output;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import perilune.pipeline.PipelineCounters;
import perilune.pipeline.input.InputReport;
import perilune.rules.Severity;
import perilune.telemetry.Inputs;

/**
 * What a run was: for the reader's trust and for the chain of custody.
 *
 * @param version build that ran
 * @param arguments its command line
 * @param ruleSetHash hash of all plans, 16 hex digits
 * @param rules rules that ran, count
 * @param inputs what became of each input
 * @param unreadable paths that could not be read
 * @param inputNames gives the name of an input by its number
 * @param counters what the pipeline met
 * @param findings findings by severity
 * @param outsideScope findings that the narrowing options left out
 * @param untold what was found or loaded and not told
 * @param blind rules that found nothing because no event was of their log source
 * @param time wall time of the run
 * @param cost what the run cost; null: it was not measured
 */
public record RunSummary(
    String version,
    List<String> arguments,
    String ruleSetHash,
    int rules,
    List<InputReport> inputs,
    List<Inputs.Unreadable> unreadable,
    IntFunction<String> inputNames,
    PipelineCounters counters,
    Map<Severity, Long> findings,
    long outsideScope,
    Untold untold,
    BlindRules blind,
    Duration time,
    @Nullable RunCost cost) {

  /**
   * What the rules themselves, or the baseline, want left unsaid.
   *
   * @param deprecatedRules rules that their authors gave up and that did not run, count
   * @param suppressed matches that were counted into others' findings
   * @param takenEarly of these, matches taken out of order because too many waited
   * @param endedEarly groups of matches ended before their time because too many were open
   * @param explained matches of which an approved baseline tells the whole story
   */
  public record Untold(
      long deprecatedRules, long suppressed, long takenEarly, long endedEarly, long explained) {}

  /** Gives the number of findings of all severities. */
  public long findingCount() {
    return findings.values().stream().mapToLong(Long::longValue).sum();
  }
}
