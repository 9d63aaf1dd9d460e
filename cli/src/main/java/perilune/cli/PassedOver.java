package perilune.cli;

import java.util.List;
import perilune.context.baseline.Baseline;
import perilune.engine.Match;

/**
 * Which matches nobody is told of: those of history, and those of which an approved baseline tells
 * the whole story.
 *
 * @param history inputs from which rules only learn
 * @param stories what an approved baseline tells
 */
record PassedOver(HistoryOptions history, ApprovedStories stories) {

  /** Gives one that passes nothing over. */
  static PassedOver nothing() {
    return new PassedOver(new HistoryOptions(), new ApprovedStories(Baseline.EMPTY, List.of()));
  }

  /** Says whether a match happened in an input from which rules only learn. */
  boolean isHistory(Match match, EventRun.InputNames names) {
    return history.holds(names.name(match.latest().input()));
  }

  /** Says whether a baseline tells the story of a match, and counts it then. */
  boolean isApproved(Match match) {
    return stories.explain(match);
  }

  /** Gives how many matches a baseline told of. */
  long approved() {
    return stories.explained();
  }
}
