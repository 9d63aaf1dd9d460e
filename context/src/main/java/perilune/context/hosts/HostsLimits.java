package perilune.context.hosts;

/**
 * Bounds on a file of Lua hosts.
 *
 * @param maxCharacters length of the file, characters
 * @param maxEntries entries in force, count
 * @param maxWords words of all entries in force, count, groups written out
 * @param maxWordLength length of a word, characters
 */
public record HostsLimits(int maxCharacters, int maxEntries, int maxWords, int maxWordLength) {

  /** Length of a file, characters; the built-in one has some 20,000. */
  public static final int DEFAULT_MAX_CHARACTERS = 1 << 20;

  /** Entries, count; the built-in file has some 60. */
  public static final int DEFAULT_MAX_ENTRIES = 10_000;

  /** Words of all entries, count; the built-in file has some 3,000. */
  public static final int DEFAULT_MAX_WORDS = 200_000;

  /** Length of a word, characters. */
  public static final int DEFAULT_MAX_WORD_LENGTH = 256;

  /** Gives the documented defaults. */
  public static HostsLimits defaults() {
    return new HostsLimits(
        DEFAULT_MAX_CHARACTERS, DEFAULT_MAX_ENTRIES, DEFAULT_MAX_WORDS, DEFAULT_MAX_WORD_LENGTH);
  }
}
