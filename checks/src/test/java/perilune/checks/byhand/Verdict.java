package perilune.checks.byhand;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import perilune.checks.byhand.StoryFile.Timeline;
import perilune.checks.byhand.StoryRun.Way;

/** Compares what was found with what the writer of a timeline expects. */
final class Verdict {

  private Verdict() {}

  /**
   * Gives a sentence for each way in which the rules did not do as expected of a story: a timeline
   * is found as often as its writer says, and by no other rule.
   */
  static List<String> wrong(StoryRun run, StoryFile story) throws IOException {
    var wrong = new ArrayList<String>();
    for (Timeline timeline : story.timelines()) {
      if (timeline.kind() == StoryFile.Kind.INDICATORS) {
        continue;
      }
      List<String> expected = Collections.nCopies(timeline.times(), story.ruleId());
      for (Shape shape : Shape.values()) {
        for (Way way : Way.values()) {
          List<String> found = run.found(way, timeline.ndjson(shape));
          if (!found.equals(expected)) {
            wrong.add(
                "%s %s %s, %s (%s): %s"
                    .formatted(
                        story.ruleId(), way, shape, timeline.kind(), timeline.note(), found));
          }
        }
      }
    }
    return wrong;
  }
}
