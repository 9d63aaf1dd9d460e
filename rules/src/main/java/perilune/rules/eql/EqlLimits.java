package perilune.rules.eql;

/**
 * How large a query may be. A query above a limit gets a diagnostic that names limit and value.
 *
 * @param maxQueryLength characters (UTF-16 units)
 * @param maxNesting parentheses, {@code not}, calls and operators inside each other; at most {@link
 *     #MOST_NESTING}. Operands beside each other, as in {@code a or b or c}, do not nest
 * @param maxListSize values in one list of {@code in}, {@code :}, {@code like} or {@code regex}
 * @param maxSteps steps of one sequence, runs counted as often as they run
 * @param maxMistakes errors reported for one query, and warnings likewise
 */
public record EqlLimits(
    int maxQueryLength, int maxNesting, int maxListSize, int maxSteps, int maxMistakes) {

  /** Characters. The longest query of Elastic's rules has 46,906. */
  public static final int DEFAULT_MAX_QUERY_LENGTH = 100_000;

  /** Levels. The deepest query of Elastic's rules has fewer than 20. */
  public static final int DEFAULT_MAX_NESTING = 250;

  /** Levels that fit half a stack of 1 MiB: a level takes up to ten frames. */
  public static final int MOST_NESTING = 250;

  /** Values. */
  public static final int DEFAULT_MAX_LIST_SIZE = 10_000;

  /** Steps. Each takes four bytes for every key that waits; the most of Elastic's rules has 60. */
  public static final int DEFAULT_MAX_STEPS = 500;

  /** Diagnostics of one severity. */
  public static final int DEFAULT_MAX_MISTAKES = 50;

  public EqlLimits {
    if (maxQueryLength < 1
        || maxNesting < 1
        || maxListSize < 1
        || maxSteps < 1
        || maxMistakes < 1) {
      throw new IllegalArgumentException("limits of EQL are positive");
    }
    if (maxNesting > MOST_NESTING) {
      throw new IllegalArgumentException("at most " + MOST_NESTING + " levels of nesting");
    }
  }

  /** Gives the documented defaults. */
  public static EqlLimits defaults() {
    return new EqlLimits(
        DEFAULT_MAX_QUERY_LENGTH,
        DEFAULT_MAX_NESTING,
        DEFAULT_MAX_LIST_SIZE,
        DEFAULT_MAX_STEPS,
        DEFAULT_MAX_MISTAKES);
  }
}
