package perilune.rules;

import perilune.rules.plan.RulePlan;

/**
 * One rule, ready to be compiled.
 *
 * @param header what people are told about it
 * @param plan what it means
 * @param query what was written
 * @param origins from where the values came that it looks for, where they are not written in it
 */
public record Rule(RuleHeader header, RulePlan plan, String query, Origins origins) {

  /** Makes a rule that has all its values written in it. */
  public Rule(RuleHeader header, RulePlan plan, String query) {
    this(header, plan, query, Origins.NONE);
  }

  /** Gives the same rule under another id. */
  public Rule withId(String id) {
    var other = new RulePlan(id, plan.scope(), plan.operator());
    return new Rule(header.withId(id), other, query, origins);
  }

  public Rule {
    if (!header.id().equals(plan.ruleId())) {
      throw new IllegalArgumentException("header and plan are of different rules");
    }
  }
}
