package perilune.engine;

/**
 * What a rule took in a run.
 *
 * @param ruleId id of the rule
 * @param candidates how often the index named a condition of it
 * @param fulfilled how often such a condition was fulfilled
 * @param matches matches of the rule
 * @param conditionNanos time on its conditions. Of what several rules ask of an event alike, the
 *     first one pays
 * @param operatorNanos time on the state that it keeps from event to event
 */
public record RuleCost(
    String ruleId,
    long candidates,
    long fulfilled,
    long matches,
    long conditionNanos,
    long operatorNanos) {

  /** Gives all time that is the rule's alone. */
  public long nanos() {
    return conditionNanos + operatorNanos;
  }
}
