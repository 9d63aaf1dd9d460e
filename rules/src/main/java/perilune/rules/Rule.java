package perilune.rules;

import java.util.List;
import perilune.rules.parameters.Parameter;
import perilune.rules.plan.RulePlan;

/**
 * One rule, ready to be compiled.
 *
 * @param header what people are told about it
 * @param plan what it means
 * @param query what was written
 * @param origins from where the values came that it looks for, where they are not written in it
 * @param parameters those that it uses, with their values in force, in the order of first use
 */
public record Rule(
    RuleHeader header, RulePlan plan, String query, Origins origins, List<Parameter> parameters) {

  /** Makes a rule that has all its values written in it. */
  public Rule(RuleHeader header, RulePlan plan, String query) {
    this(header, plan, query, Origins.NONE, List.of());
  }

  /** Gives the same with the parameters that it uses. */
  public Rule with(List<Parameter> used) {
    return new Rule(header, plan, query, origins, used);
  }

  /** Gives the same rule with other words for people. */
  public Rule with(RuleHeader other) {
    return new Rule(other, plan, query, origins, parameters);
  }

  /** Gives the same rule under another id. */
  public Rule withId(String id) {
    var other = new RulePlan(id, plan.scope(), plan.operator());
    return new Rule(header.withId(id), other, query, origins, parameters);
  }

  public Rule {
    parameters = List.copyOf(parameters);
    if (!header.id().equals(plan.ruleId())) {
      throw new IllegalArgumentException("header and plan are of different rules");
    }
  }
}
