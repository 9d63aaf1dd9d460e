package perilune.rules.plan;

import java.util.List;

/**
 * What one rule means.
 *
 * @param ruleId id of the rule, unique in a rule set
 * @param scope whose events it is meant for, such as those of one log; an event outside it is none
 *     to any part of the operator. Many rules share few scopes
 * @param operator what it looks for among them
 */
public record RulePlan(String ruleId, Condition scope, Operator operator) {

  /** Makes a plan for all events. */
  public RulePlan(String ruleId, Operator operator) {
    this(ruleId, new Condition.Always(), operator);
  }

  /** The field whose value names a host beyond doubt. */
  private static final String HOST_FIELD = "host.id";

  /** Gives how its state may be spread. */
  public Partition partition() {
    return switch (operator) {
      case Operator.Single _ -> new Partition.Host();
      case Operator.Sequence sequence -> partition(sequence.clauses());
      case Operator.Score score -> partition(score.steps());
      case Operator.Sample(var steps, var _) -> partition(steps);
      case Operator.Threshold threshold -> partition(List.of(threshold.step()));
      case Operator.NewTerms(var step, var _) -> partition(List.of(step));
      case Operator.Correlated(var correlation) -> partition(correlation.tied());
      case Operator.Table _ -> new Partition.Global();
    };
  }

  private static Partition partition(List<Step> steps) {
    List<JoinKey> keys = steps.getFirst().keys();
    for (int i = 0; i < keys.size(); i++) {
      int position = i;
      JoinKey host = new JoinKey(HOST_FIELD, false);
      if (steps.stream().allMatch(step -> step.keys().get(position).equals(host))) {
        return new Partition.Host();
      }
    }
    return keys.isEmpty()
        ? new Partition.Global()
        : new Partition.Key(keys.stream().map(JoinKey::field).toList());
  }

  /** Says whether the plan looks at every field of a record, beside those that it names. */
  public boolean looksEverywhere() {
    return PlanFields.everywhere(scope, operator);
  }

  /** Gives every field that the plan names, in order of first use. */
  public List<String> fields() {
    return PlanFields.of(scope, operator);
  }

  /** Gives what an event has to fulfil so that a part of the operator is fulfilled by it. */
  public Condition inScope(Condition part) {
    return scope instanceof Condition.Always ? part : Conditions.all(List.of(scope, part));
  }

  /** Gives a step of the operator with the scope as a part of its condition. */
  public Step inScope(Step step) {
    return scope instanceof Condition.Always
        ? step
        : new Step(inScope(step.condition()), step.keys());
  }

  /**
   * Gives a hash of what the plan means: equal plans have equal hashes in every process and version
   * that prints plans alike. 64 bits, from the plan's printed form.
   */
  public long hash() {
    return PlanHash.of(scope, operator);
  }
}
