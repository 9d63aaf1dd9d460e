package perilune.cli.output;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import perilune.pipeline.PipelineCounters;
import perilune.pipeline.SensorGap;
import perilune.pipeline.input.InputReport;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostReadiness.Standing;
import perilune.telemetry.Inputs;

/**
 * All that {@code perilune readiness} says.
 *
 * @param version build
 * @param arguments of the command
 * @param startedAt when the run began
 * @param rules how many rules were judged and run
 * @param ruleSetHash hash of their plans, 16 hex digits
 * @param inputs what was read
 * @param unreadable what could not be read
 * @param inputNames names of inputs by number
 * @param counters what the pipeline met
 * @param hosts verdicts, in the order of the hosts' names
 * @param untold events of hosts that were one too many
 */
public record ReadinessReport(
    String version,
    List<String> arguments,
    Instant startedAt,
    int rules,
    String ruleSetHash,
    List<InputReport> inputs,
    List<Inputs.Unreadable> unreadable,
    IntFunction<String> inputNames,
    PipelineCounters counters,
    List<HostReadiness> hosts,
    long untold) {
  public ReadinessReport {
    arguments = List.copyOf(arguments);
    inputs = List.copyOf(inputs);
    unreadable = List.copyOf(unreadable);
    hosts = List.copyOf(hosts);
  }

  /** Gives the number of hosts of each verdict, by analytic. */
  public Map<String, Map<Standing, Long>> byAnalytic() {
    var all = new TreeMap<String, Map<Standing, Long>>();
    for (HostReadiness host : hosts) {
      host.analytics()
          .forEach(verdict ->
              all.computeIfAbsent(verdict.analytic().id(), _ -> new TreeMap<>())
                  .merge(verdict.standing(), 1L, Long::sum));
    }
    return all;
  }

  /** Gives the gaps that a host's sensor left, of those that are named. */
  public List<SensorGap> gaps(String hostKey) {
    return counters.loss().gaps().stream().filter(gap -> gap.host().equals(hostKey)).toList();
  }

  /** Gives a verdict in words. */
  public static String words(Standing standing) {
    return switch (standing) {
      case WORKS -> "works";
      case PARTLY -> "works partly";
      case CANNOT -> "cannot work";
      case UNTRIED -> "no rules for it";
    };
  }
}
