package perilune.rules.sigma;

/**
 * How large a file may be. What is above a limit gets a diagnostic that names limit and value.
 *
 * @param maxLength characters of a file (UTF-16 units)
 * @param maxNesting lists and maps inside each other, and brackets of a condition; at most {@link
 *     #MOST_NESTING}
 * @param maxValues keys and values of a file, aliases written out
 * @param maxListLength values of one list
 * @param maxVariants texts that one value comes to by its modifiers: {@code windash}, placeholders
 * @param maxMistakes errors reported for one file, and warnings likewise
 */
public record SigmaLimits(
    int maxLength,
    int maxNesting,
    int maxValues,
    int maxListLength,
    int maxVariants,
    int maxMistakes) {

  /** Characters. The longest public rule has under 70,000. */
  public static final int DEFAULT_MAX_LENGTH = 1 << 20;

  /** Levels. Public rules have 4 in YAML and 3 in conditions. */
  public static final int DEFAULT_MAX_NESTING = 64;

  /** Levels that the engine, whose limit is 500, surely takes. */
  public static final int MOST_NESTING = 100;

  /** Values. The largest public rule has under 3,000. */
  public static final int DEFAULT_MAX_VALUES = 200_000;

  /** Values. */
  public static final int DEFAULT_MAX_LIST_LENGTH = 100_000;

  /** Texts. Ten dashes come to 5 to the power of 10, which is more. */
  public static final int DEFAULT_MAX_VARIANTS = 10_000;

  /** Diagnostics of one severity. */
  public static final int DEFAULT_MAX_MISTAKES = 50;

  public SigmaLimits {
    int least = Math.min(Math.min(maxLength, maxNesting), Math.min(maxValues, maxListLength));
    if (Math.min(least, Math.min(maxVariants, maxMistakes)) < 1) {
      throw new IllegalArgumentException("limits of Sigma are positive");
    }
    if (maxNesting > MOST_NESTING) {
      throw new IllegalArgumentException("at most " + MOST_NESTING + " levels of nesting");
    }
  }

  /** Gives the documented defaults. */
  public static SigmaLimits defaults() {
    return new SigmaLimits(
        DEFAULT_MAX_LENGTH,
        DEFAULT_MAX_NESTING,
        DEFAULT_MAX_VALUES,
        DEFAULT_MAX_LIST_LENGTH,
        DEFAULT_MAX_VARIANTS,
        DEFAULT_MAX_MISTAKES);
  }
}
