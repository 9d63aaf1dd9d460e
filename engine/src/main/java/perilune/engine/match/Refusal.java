package perilune.engine.match;

/**
 * Why a condition cannot be compiled.
 *
 * @param kind what is wrong
 * @param message a sentence for the rule's author
 */
public record Refusal(Kind kind, String message) {

  /** What can be wrong with a condition. */
  public enum Kind {
    /** A regular expression that RE2 does not take. */
    REGEX,
    /** A limit is passed. */
    TOO_LARGE,
    /** The plan asks for what this engine does not do. */
    UNSUPPORTED
  }
}
