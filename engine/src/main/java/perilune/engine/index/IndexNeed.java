package perilune.engine.index;

import perilune.rules.plan.Condition;

/**
 * What the index has to find in an event before it names a step: of all that would do, that which
 * says least.
 *
 * @param look what it looks for
 * @param field where it looks; empty: in all fields
 * @param text what it looks for, in lower case; empty where any value will do
 * @param common whether it stands in many events by its form alone: short, or everybody's
 * @param asked the part of the condition that it is taken from
 */
public record IndexNeed(Look look, String field, String text, boolean common, Condition asked) {

  /** What the index looks for. */
  public enum Look {
    /** A value. */
    VALUE,
    /** A text at the front of a value. */
    FRONT,
    /** A text at the end of a value. */
    END,
    /** A text anywhere in a value. */
    ANYWHERE,
    /** That there is a value. */
    PRESENCE
  }
}
