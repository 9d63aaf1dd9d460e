package perilune.rules;

import perilune.rules.plan.RulePlan;

/**
 * One rule, ready to be compiled.
 *
 * @param header what people are told about it
 * @param plan what it means
 * @param query what was written
 */
public record Rule(RuleHeader header, RulePlan plan, String query) {
  public Rule {
    if (!header.id().equals(plan.ruleId())) {
      throw new IllegalArgumentException("header and plan are of different rules");
    }
  }
}
