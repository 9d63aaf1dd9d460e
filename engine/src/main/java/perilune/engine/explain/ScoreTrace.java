package perilune.engine.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.StepHit;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/** Follows the sums of a score, story by story. Owned by one thread. */
final class ScoreTrace implements OperatorTrace {

  private static final class Story {
    final List<RetainedEvent> events = new ArrayList<>();
    final BitSet counted = new BitSet();
    int sum;
  }

  private final Operator.Score score;
  private final Furthest furthest;
  private final SequencedMap<JoinTuple, Story> open = new LinkedHashMap<>();

  ScoreTrace(Operator.Score score, Furthest furthest) {
    this.score = score;
    this.furthest = furthest;
  }

  @Override
  public void see(RetainedEvent event, List<StepHit> hits) {
    for (StepHit hit : hits) {
      for (JoinTuple key : hit.keys()) {
        Story story = storyAt(key, event);
        if (hit.step() == 0 && story == null) {
          story = new Story();
          story.events.add(event);
          furthest.put(open, key, story);
        } else if (hit.step() > 0 && story != null && !story.counted.get(hit.step())) {
          count(story, event, hit.step());
        }
      }
    }
  }

  private void count(Story story, RetainedEvent event, int step) {
    story.counted.set(step);
    story.sum += score.parts().get(step - 1).weight();
    if (!story.events.contains(event)) {
      story.events.add(event);
    }
  }

  private @Nullable Story storyAt(JoinTuple key, RetainedEvent event) {
    Story story = Furthest.get(open, key);
    if (story == null) {
      return null;
    }
    long begun = story.events.getFirst().timeNanos();
    long since = event.timeNanos() - begun;
    // A difference that overflows is longer than any span.
    if (event.timeNanos() > begun && (since < 0 || since > score.maxSpanNanos())) {
      open.remove(key);
      offer(key, story);
      return null;
    }
    return story;
  }

  private void offer(JoinTuple key, Story story) {
    List<Integer> lacking =
        IntStream.rangeClosed(1, score.parts().size())
            .filter(part -> !story.counted.get(part))
            .boxed()
            .toList();
    var stop = new Stop.BelowThreshold(story.sum, score.threshold(), lacking);
    furthest.offer(new Progress(story.events, key.texts(), stop));
  }

  @Override
  public void end(long[] fulfilled) {
    open.forEach(this::offer);
  }
}
