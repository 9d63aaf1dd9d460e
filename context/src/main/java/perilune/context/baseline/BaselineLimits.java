package perilune.context.baseline;

import java.time.Duration;

/**
 * Bounds on what a baseline may hold and what learning and comparing keep.
 *
 * @param maxCharacters of a baseline file
 * @param maxEntries of a baseline file
 * @param maxValues of one entry, all its lines counted
 * @param maxStories open stories while learning; the longest silent is counted into its use beyond
 * @param keepStory how long after its last event a story waits for signals, event time
 * @param maxUses different uses while learning, before they are generalised; more are counted and
 *     not learned
 * @param maxRunning processes of one host that are followed in a hunt; the longest silent is
 *     forgotten beyond
 */
public record BaselineLimits(
    int maxCharacters,
    int maxEntries,
    int maxValues,
    int maxStories,
    Duration keepStory,
    int maxUses,
    int maxRunning) {

  /** Characters of a baseline file: some hundred times those of a large fleet. */
  public static final int DEFAULT_MAX_CHARACTERS = 16 << 20;

  /** Entries of a baseline file: people have to read them. */
  public static final int DEFAULT_MAX_ENTRIES = 10_000;

  /** Values of one entry. */
  public static final int DEFAULT_MAX_VALUES = 1_000;

  /** Open stories while learning, each some 500 bytes. */
  public static final int DEFAULT_MAX_STORIES = 500_000;

  /** The longest span of a rule that ships is a day. */
  public static final Duration DEFAULT_KEEP_STORY = Duration.ofDays(2);

  /** Different uses while learning. */
  public static final int DEFAULT_MAX_USES = 100_000;

  /** Followed processes of one host. */
  public static final int DEFAULT_MAX_RUNNING = 20_000;

  /** Gives the documented defaults. */
  public static BaselineLimits defaults() {
    return new BaselineLimits(
        DEFAULT_MAX_CHARACTERS,
        DEFAULT_MAX_ENTRIES,
        DEFAULT_MAX_VALUES,
        DEFAULT_MAX_STORIES,
        DEFAULT_KEEP_STORY,
        DEFAULT_MAX_USES,
        DEFAULT_MAX_RUNNING);
  }
}
