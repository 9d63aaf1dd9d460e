package perilune.engine.profile;

import java.util.List;
import perilune.engine.RuleCost;

/**
 * A rule that took much, with the reasons.
 *
 * @param cost what it took
 * @param events events of the kinds for which it was asked most often, count
 * @param asked for how many of them the condition that was asked most often was a candidate
 * @param reasons why it is dear, at least one
 */
public record DearRule(RuleCost cost, long events, long asked, List<CostReason> reasons) {
  public DearRule {
    reasons = List.copyOf(reasons);
  }
}
