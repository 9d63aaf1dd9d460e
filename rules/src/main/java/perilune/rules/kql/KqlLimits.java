package perilune.rules.kql;

/**
 * How large a query may be. A query above a limit gets a diagnostic that names limit and value.
 *
 * @param maxQueryLength characters (UTF-16 units)
 * @param maxNesting brackets, braces and {@code not} inside each other; at most {@link
 *     #MOST_NESTING}
 * @param maxTests tests of single fields that a query comes to: free text and patterns of field
 *     names make one for each field
 * @param maxMistakes errors reported for one query, and warnings likewise
 */
public record KqlLimits(int maxQueryLength, int maxNesting, int maxTests, int maxMistakes) {

  /** Characters. The longest query of Elastic's rules has under 10,000. */
  public static final int DEFAULT_MAX_QUERY_LENGTH = 100_000;

  /** Levels. The deepest query of Elastic's rules has fewer than 10. */
  public static final int DEFAULT_MAX_NESTING = 150;

  /** Levels that the engine, whose limit is 500, surely takes: one makes up to three of its. */
  public static final int MOST_NESTING = 150;

  /** Tests. The largest query of Elastic's rules comes to fewer than 1,000. */
  public static final int DEFAULT_MAX_TESTS = 50_000;

  /** Diagnostics of one severity. */
  public static final int DEFAULT_MAX_MISTAKES = 50;

  public KqlLimits {
    if (maxQueryLength < 1 || maxNesting < 1 || maxTests < 1 || maxMistakes < 1) {
      throw new IllegalArgumentException("limits of KQL are positive");
    }
    if (maxNesting > MOST_NESTING) {
      throw new IllegalArgumentException("at most " + MOST_NESTING + " levels of nesting");
    }
  }

  /** Gives the documented defaults. */
  public static KqlLimits defaults() {
    return new KqlLimits(
        DEFAULT_MAX_QUERY_LENGTH, DEFAULT_MAX_NESTING, DEFAULT_MAX_TESTS, DEFAULT_MAX_MISTAKES);
  }
}
