package perilune.rules.kql;

import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;

/**
 * What a query means.
 *
 * @param condition what an event has to fulfil
 * @param canonical the query in canonical form: one spelling for all that differ only in layout,
 *     the case of keywords and brackets that are not needed
 */
public record CompiledKql(Condition condition, String canonical) {

  /** Gives the operator of which every event that fulfils the condition is a match. */
  public Operator operator() {
    return new Operator.Single(condition);
  }
}
