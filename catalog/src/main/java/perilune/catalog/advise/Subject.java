package perilune.catalog.advise;

import java.util.Optional;
import perilune.catalog.CatalogRule;
import perilune.rules.plan.RulePlan;

/**
 * The rule that is advised on.
 *
 * @param rule what is written in it
 * @param plan what it means; empty where it does not compile
 */
public record Subject(CatalogRule rule, Optional<RulePlan> plan) {

  /** Says whether another rule is this one: its own copy in a corpus says nothing new. */
  boolean isAlso(CatalogRule other) {
    String id = rule.card().id();
    return id.isEmpty() ? rule.equals(other) : id.equals(other.card().id());
  }
}
