package perilune.engine.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import perilune.engine.AskedCondition;
import perilune.engine.CostMeter;
import perilune.engine.CostPart;
import perilune.engine.RuleCost;
import perilune.engine.RuleSet;
import perilune.engine.StageCounters;
import perilune.event.FieldTable;
import perilune.rules.plan.Operator;

/**
 * What a run cost, by part and by rule. Counts are the same in every run over the same telemetry,
 * times are not.
 *
 * @param stage events, candidates and predicates
 * @param parts nanoseconds by part of the work
 * @param clockReadings how often the clock was read for it
 * @param clockNanos what these readings took, left out of all other times
 * @param rules all rules that were asked anything, the dearest first
 * @param dearest the first of them, with reasons
 */
public record RunProfile(
    StageCounters stage,
    Map<CostPart, Long> parts,
    long clockReadings,
    long clockNanos,
    List<RuleCost> rules,
    List<DearRule> dearest) {

  /** Rules that are told with reasons, count. */
  public static final int DEAREST = 10;

  private static final Comparator<RuleCost> DEAREST_FIRST =
      Comparator.comparingLong(RuleCost::nanos)
          .thenComparingLong(RuleCost::candidates)
          .reversed()
          .thenComparing(RuleCost::ruleId);

  public RunProfile {
    parts = Map.copyOf(parts);
    rules = List.copyOf(rules);
    dearest = List.copyOf(dearest);
  }

  /**
   * Gives what a meter measured so far.
   *
   * @param fields table of the events
   * @param stage what the measured stage 1 has done
   */
  public static RunProfile of(
      CostMeter meter, RuleSet rules, FieldTable fields, StageCounters stage) {
    var parts = new EnumMap<CostPart, Long>(CostPart.class);
    for (CostPart part : CostPart.values()) {
      parts.put(part, meter.nanos(part));
    }
    List<RuleCost> costs = meter.rules().stream().sorted(DEAREST_FIRST).toList();
    List<DearRule> dearest =
        costs.stream().limit(DEAREST).map(cost -> dear(cost, meter, rules, fields)).toList();
    long readings = meter.readings();
    return new RunProfile(
        stage, parts, readings, readings * meter.nanosOfAReading(), costs, dearest);
  }

  private static DearRule dear(RuleCost cost, CostMeter meter, RuleSet rules, FieldTable fields) {
    int rule = rules.find(cost.ruleId());
    var reasons = new ArrayList<CostReason>();
    long events = 0;
    long asked = 0;
    AskedCondition most = meter.mostAsked(rule).orElse(null);
    if (most != null) {
      new FrequencyReasons(fields).of(most).ifPresent(reasons::add);
      reasons.addAll(AskingReasons.of(most.rest(), reasons));
      events = most.events();
      asked = most.candidates();
    }
    boolean keeps = !(rules.plan(rule).operator() instanceof Operator.Single);
    if (keeps && cost.operatorNanos() > cost.conditionNanos()) {
      reasons.add(AskingReasons.STATE);
    }
    return new DearRule(
        cost, events, asked, reasons.isEmpty() ? List.of(AskingReasons.NONE) : reasons);
  }

  /** Gives the time of all parts, without that of the clock, in nanoseconds. */
  public long nanos() {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }
}
