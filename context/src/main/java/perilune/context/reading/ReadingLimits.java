package perilune.context.reading;

/**
 * Bounds of reading one text.
 *
 * @param maxBytes bytes of it that are looked at
 * @param maxNames variables whose meaning is followed, count
 * @param maxDepth texts in texts, as in {@code load("load('...')")}, count
 * @param maxFolded characters of a text that is put together
 */
public record ReadingLimits(int maxBytes, int maxNames, int maxDepth, int maxFolded) {

  /** 1 MiB: the longest script of Debian's packages has a third of that. */
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  /** More variables than that have no meaning here. */
  public static final int DEFAULT_MAX_NAMES = 10_000;

  /** Nobody nests deeper for readers; packers do, and are told by the first level. */
  public static final int DEFAULT_MAX_DEPTH = 3;

  /** Longer than any name, and than most texts that are loaded. */
  public static final int DEFAULT_MAX_FOLDED = 1 << 16;

  /** Gives the documented defaults. */
  public static ReadingLimits defaults() {
    return new ReadingLimits(
        DEFAULT_MAX_BYTES, DEFAULT_MAX_NAMES, DEFAULT_MAX_DEPTH, DEFAULT_MAX_FOLDED);
  }
}
