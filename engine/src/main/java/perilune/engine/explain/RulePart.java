package perilune.engine.explain;

import perilune.rules.plan.Step;

/**
 * One condition of a rule, and what it is there for.
 *
 * @param role what becomes of the rule if it is fulfilled, or not
 * @param title what people call it: {@code step 1}
 * @param step which events, and how they are tied to the others
 * @param weight what it adds where parts are added up, else 0
 */
public record RulePart(Role role, String title, Step step, int weight) {

  /** What a part is for. */
  public enum Role {
    /** There is no match without it. */
    REQUIRED,
    /** It adds its weight. */
    COUNTS,
    /** It adds its weight, and is the match of another rule: no event of telemetry fulfils it. */
    SIGNAL,
    /** There is no match with it. */
    ABSENT,
    /** It ends what has begun. */
    ENDS
  }
}
