package perilune.engine;

/**
 * A rule that cannot run, and why. The others run without it.
 *
 * @param ruleId id of the rule
 * @param kind what is wrong
 * @param message a sentence for the rule's author
 */
public record Rejection(String ruleId, Kind kind, String message) {

  /** What can be wrong with a rule. */
  public enum Kind {
    /** A regular expression that RE2 does not take. */
    REGEX,
    /** A limit is passed. */
    TOO_LARGE,
    /** The rule waits for its own matches, through others or directly. */
    SIGNAL_CYCLE,
    /** The rule waits for matches of a rule that is not there or was rejected. */
    UNKNOWN_SIGNAL,
    /** The plan asks for what this engine does not do. */
    UNSUPPORTED,
    /** Another rule before it has the same id. */
    DUPLICATE_ID
  }
}
