package perilune.engine.score;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/**
 * Adds up the parts of one rule; see {@link Operator.Score} for what they mean.
 *
 * <p>Owned by one thread. O(parts) for an event and key. Stories stand in the order in which they
 * were opened, which is that of their ends: all are open for the same time.
 */
public final class ScoreMatcher implements StatefulOperator {

  private final Operator.Score score;
  private final int maxStories;
  private final ScoreSink sink;
  private final Map<JoinTuple, Story> open = new LinkedHashMap<>();

  private long evicted;
  private long expired;
  private long rejectedByMaxspan;

  /**
   * Makes a matcher without state.
   *
   * @param maxStories stories that may be open at a time; above, the oldest is dropped
   */
  public ScoreMatcher(Operator.Score score, int maxStories, ScoreSink sink) {
    this.score = score;
    this.maxStories = maxStories;
    this.sink = sink;
  }

  @Override
  public void accept(RetainedEvent event, List<StepHit> hits) {
    if (!hits.isEmpty() && hits.getFirst().step() == 0) {
      hits.getFirst().keys().forEach(key -> open(key, event));
    }
    var counted = new LinkedHashMap<JoinTuple, List<Integer>>();
    for (StepHit hit : hits) {
      for (JoinTuple key : hit.step() == 0 ? List.<JoinTuple>of() : hit.keys()) {
        Story story = storyAt(key, event);
        if (story != null && story.counts(hit.step())) {
          counted.computeIfAbsent(key, _ -> new ArrayList<>()).add(hit.step());
        }
      }
    }
    counted.forEach((key, steps) -> count(key, event, steps));
  }

  private void open(JoinTuple key, RetainedEvent event) {
    if (storyAt(key, event) != null) {
      return;
    }
    open.put(key, new Story(event));
    if (open.size() > maxStories) {
      Iterator<JoinTuple> oldest = open.keySet().iterator();
      oldest.next();
      oldest.remove();
      evicted++;
    }
  }

  /** Gives the story of a key that is still open at an event, or null. */
  private @Nullable Story storyAt(JoinTuple key, RetainedEvent event) {
    Story story = open.get(key);
    if (story != null && isOver(story, event.timeNanos())) {
      open.remove(key);
      rejectedByMaxspan++;
      return null;
    }
    return story;
  }

  private boolean isOver(Story story, long nanos) {
    long since = nanos - story.opening.timeNanos();
    // A difference that overflows is longer than any span.
    return nanos > story.opening.timeNanos() && (since < 0 || since > score.maxSpanNanos());
  }

  private void count(JoinTuple key, RetainedEvent event, List<Integer> steps) {
    Story story = open.get(key);
    if (story == null) {
      return;
    }
    int weight = 0;
    for (int step : steps) {
      weight += score.parts().get(step - 1).weight();
    }
    story.add(event, steps, weight);
    if (story.score() >= score.threshold()) {
      sink.score(key, story.sum());
    }
  }

  @Override
  public void advance(long watermarkNanos) {
    Iterator<Story> oldest = open.values().iterator();
    while (oldest.hasNext() && isOver(oldest.next(), watermarkNanos)) {
      oldest.remove();
      expired++;
    }
  }

  @Override
  public void finish() {
    expired += open.size();
    clear();
  }

  @Override
  public void clear() {
    open.clear();
  }

  @Override
  public PendingCounters counters() {
    return new PendingCounters(open.size(), evicted, expired, rejectedByMaxspan, 0, 0);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(open.size());
    for (var story : open.entrySet()) {
      story.getKey().write(out);
      List<Story.Entry> entries = story.getValue().entries();
      out.writeInt(entries.size());
      for (Story.Entry entry : entries) {
        entry.event().write(out);
        out.writeInt(entry.steps().size());
        for (int step : entry.steps()) {
          out.writeInt(step);
        }
      }
    }
  }

  @Override
  public void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      open.put(key, readStory(in, table));
    }
  }

  private Story readStory(DataInput in, FieldTable table) throws IOException {
    int count = in.readInt();
    RetainedEvent opening = RetainedEvent.read(table, in);
    var story = new Story(opening);
    add(story, opening, in);
    for (int i = 1; i < count; i++) {
      add(story, RetainedEvent.read(table, in), in);
    }
    return story;
  }

  private void add(Story story, RetainedEvent event, DataInput in) throws IOException {
    var steps = new ArrayList<Integer>();
    int weight = 0;
    for (int left = in.readInt(); left > 0; left--) {
      int step = in.readInt();
      if (step < 0 || step > score.parts().size() || steps.contains(step)) {
        throw new IOException("a story with step " + step);
      }
      if (step > 0) {
        steps.add(step);
        weight += score.parts().get(step - 1).weight();
      }
    }
    if (!steps.isEmpty()) {
      story.add(event, steps, weight);
    }
  }
}
