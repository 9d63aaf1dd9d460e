package perilune.rules.esql;

/**
 * How large a query may be. A query above a limit gets a diagnostic that names limit and value.
 *
 * @param maxQueryLength characters (UTF-16 units)
 * @param maxNesting parentheses, calls, {@code not} and arithmetic operators inside each other; at
 *     most {@link #MOST_NESTING}. Operands beside each other, as in {@code a or b or c}, do not
 *     nest
 * @param maxListSize values of one list, arguments of one function
 * @param maxCommands commands between pipes
 * @param maxMistakes errors reported for one query, and warnings likewise
 */
public record EsqlLimits(
    int maxQueryLength, int maxNesting, int maxListSize, int maxCommands, int maxMistakes) {

  /** Characters. The longest query of Elastic's rules has under 20,000. */
  public static final int DEFAULT_MAX_QUERY_LENGTH = 200_000;

  /** Levels. The deepest query of Elastic's rules has fewer than 20. */
  public static final int DEFAULT_MAX_NESTING = 150;

  /** Levels that fit half a stack of 1 MiB: a level takes up to ten frames. */
  public static final int MOST_NESTING = 150;

  /** Values. */
  public static final int DEFAULT_MAX_LIST_SIZE = 10_000;

  /** Commands. The most of Elastic's rules has fewer than 50. */
  public static final int DEFAULT_MAX_COMMANDS = 500;

  /** Diagnostics of one severity. */
  public static final int DEFAULT_MAX_MISTAKES = 50;

  public EsqlLimits {
    if (maxQueryLength < 1
        || maxNesting < 1
        || maxListSize < 1
        || maxCommands < 1
        || maxMistakes < 1) {
      throw new IllegalArgumentException("limits of ES|QL are positive");
    }
    if (maxNesting > MOST_NESTING) {
      throw new IllegalArgumentException("at most " + MOST_NESTING + " levels of nesting");
    }
  }

  /** Gives the documented defaults. */
  public static EsqlLimits defaults() {
    return new EsqlLimits(
        DEFAULT_MAX_QUERY_LENGTH,
        DEFAULT_MAX_NESTING,
        DEFAULT_MAX_LIST_SIZE,
        DEFAULT_MAX_COMMANDS,
        DEFAULT_MAX_MISTAKES);
  }
}
