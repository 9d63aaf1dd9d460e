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
    int signals;
    int weak;
    @Nullable RetainedEvent signal;
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
        if (story == null && (hit.step() == 0 || score.isSignal(hit.step()))) {
          story = new Story();
          story.events.add(event);
          furthest.put(open, key, story);
        }
        if (hit.step() > 0 && story != null && !story.counted.get(hit.step())) {
          count(story, event, hit.step());
        }
      }
    }
  }

  private void count(Story story, RetainedEvent event, int step) {
    story.counted.set(step);
    boolean isSignal = score.isSignal(step);
    int weight = score.parts().get(step - 1).weight();
    story.signals += isSignal ? weight : 0;
    story.weak += isSignal ? 0 : weight;
    story.signal = isSignal ? event : story.signal;
    if (!story.events.contains(event)) {
      story.events.add(event);
    }
  }

  private @Nullable Story storyAt(JoinTuple key, RetainedEvent event) {
    Story story = Furthest.get(open, key);
    if (story == null) {
      return null;
    }
    RetainedEvent signal = story.signal;
    if (isPast(story.events.getFirst(), event, score.maxSpanNanos())
        && (signal == null || isPast(signal, event, score.signalSpanNanos()))) {
      open.remove(key);
      offer(key, story);
      return null;
    }
    return story;
  }

  private static boolean isPast(RetainedEvent start, RetainedEvent event, long span) {
    long since = event.timeNanos() - start.timeNanos();
    // A difference that overflows is longer than any span.
    return event.timeNanos() > start.timeNanos() && (since < 0 || since > span);
  }

  private void offer(JoinTuple key, Story story) {
    List<Integer> lacking =
        IntStream.rangeClosed(1, score.parts().size())
            .filter(part -> !story.counted.get(part))
            .boxed()
            .toList();
    var stop =
        new Stop.BelowThreshold(
            Operator.Score.sum(story.signals, story.weak), score.threshold(), lacking);
    furthest.offer(new Progress(story.events, key.texts(), stop));
  }

  @Override
  public void end(long[] fulfilled) {
    open.forEach(this::offer);
  }
}
