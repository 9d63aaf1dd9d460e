package perilune.content.indicators;

import java.util.List;

/**
 * What became of one file of indicators.
 *
 * @param file its name
 * @param taken indicators taken of it, count
 * @param refused records that gave none, count
 * @param problems what was wrong, a sentence each; the first {@link #MAX_NAMED} of them
 */
public record IndicatorReport(String file, long taken, long refused, List<String> problems) {

  /** Problems of one file that are named, count; the count goes on beyond. */
  public static final int MAX_NAMED = 10;

  public IndicatorReport {
    problems = List.copyOf(problems);
  }

  /** Says whether something of the file is missing among the indicators. */
  public boolean lostAnything() {
    return refused > 0;
  }
}
