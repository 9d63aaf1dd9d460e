package perilune.scenarios.text;

/**
 * Bounds for the text of one scenario.
 *
 * @param maxLength characters of the file
 * @param maxMoments moments of one story
 * @param maxStories near misses
 * @param maxMistakes mistakes that are reported
 */
public record ScenarioLimits(int maxLength, int maxMoments, int maxStories, int maxMistakes) {

  public static final int DEFAULT_MAX_LENGTH = 1_048_576;
  public static final int DEFAULT_MAX_MOMENTS = 10_000;
  public static final int DEFAULT_MAX_STORIES = 50;
  public static final int DEFAULT_MAX_MISTAKES = 50;

  /** Gives the limits that hold unless said otherwise. */
  public static ScenarioLimits defaults() {
    return new ScenarioLimits(
        DEFAULT_MAX_LENGTH, DEFAULT_MAX_MOMENTS, DEFAULT_MAX_STORIES, DEFAULT_MAX_MISTAKES);
  }
}
