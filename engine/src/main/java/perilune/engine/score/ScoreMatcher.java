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
 * <p>Owned by one thread. O(parts) for an event and key. Stories without a signal stand in the
 * order in which they were opened, the others in that of their last signals: each is that of their
 * ends.
 */
public final class ScoreMatcher implements StatefulOperator {

  private final Operator.Score score;
  private final int maxStories;
  private final ScoreSink sink;
  // Without a signal, and with one.
  private final Map<JoinTuple, Story> open = new LinkedHashMap<>();
  private final Map<JoinTuple, Story> told = new LinkedHashMap<>();

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
    for (StepHit hit : hits) {
      if (hit.step() == 0 || score.isSignal(hit.step())) {
        hit.keys().forEach(key -> open(key, event, hit.step() == 0));
      }
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

  private void open(JoinTuple key, RetainedEvent event, boolean asOpening) {
    if (storyAt(key, event) != null) {
      return;
    }
    open.put(key, new Story(event, asOpening));
    if (open.size() + told.size() > maxStories) {
      Map<JoinTuple, Story> fuller = open.isEmpty() ? told : open;
      Iterator<JoinTuple> oldest = fuller.keySet().iterator();
      oldest.next();
      oldest.remove();
      evicted++;
    }
  }

  /** Gives the story of a key that is still open at an event, or null. */
  private @Nullable Story storyAt(JoinTuple key, RetainedEvent event) {
    Story story = story(key);
    if (story != null && isOver(story, event.timeNanos())) {
      open.remove(key);
      told.remove(key);
      rejectedByMaxspan++;
      return null;
    }
    return story;
  }

  private @Nullable Story story(JoinTuple key) {
    Story story = open.get(key);
    return story == null ? told.get(key) : story;
  }

  private boolean isOver(Story story, long nanos) {
    boolean opened = isPast(story.opening.timeNanos(), score.maxSpanNanos(), nanos);
    RetainedEvent signal = story.signal();
    return opened && (signal == null || isPast(signal.timeNanos(), score.signalSpanNanos(), nanos));
  }

  private static boolean isPast(long start, long span, long nanos) {
    long since = nanos - start;
    // A difference that overflows is longer than any span.
    return nanos > start && (since < 0 || since > span);
  }

  private void count(JoinTuple key, RetainedEvent event, List<Integer> steps) {
    Story story = story(key);
    if (story == null) {
      return;
    }
    if (story.add(event, steps, score)) {
      open.remove(key);
      told.remove(key);
      told.put(key, story);
    }
    if (story.score() >= score.threshold()) {
      sink.score(key, story.sum());
    }
  }

  @Override
  public void advance(long watermarkNanos) {
    advance(open, watermarkNanos);
    advance(told, watermarkNanos);
  }

  private void advance(Map<JoinTuple, Story> stories, long watermarkNanos) {
    Iterator<Story> oldest = stories.values().iterator();
    while (oldest.hasNext() && isOver(oldest.next(), watermarkNanos)) {
      oldest.remove();
      expired++;
    }
  }

  @Override
  public void finish() {
    expired += open.size() + told.size();
    clear();
  }

  @Override
  public void clear() {
    open.clear();
    told.clear();
  }

  @Override
  public PendingCounters counters() {
    int pending = open.size() + told.size();
    return new PendingCounters(pending, evicted, expired, rejectedByMaxspan, 0, 0);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    write(open, out);
    write(told, out);
  }

  private static void write(Map<JoinTuple, Story> stories, DataOutput out) throws IOException {
    out.writeInt(stories.size());
    for (var story : stories.entrySet()) {
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
    read(open, in, table, sectionBytes);
    read(told, in, table, sectionBytes);
  }

  private void read(Map<JoinTuple, Story> stories, DataInput in, FieldTable table, int sectionBytes)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      stories.put(key, readStory(in, table));
    }
  }

  private Story readStory(DataInput in, FieldTable table) throws IOException {
    int count = in.readInt();
    RetainedEvent opening = RetainedEvent.read(table, in);
    List<Integer> steps = readSteps(in);
    var story = new Story(opening, steps.contains(0));
    add(story, opening, steps);
    for (int i = 1; i < count; i++) {
      RetainedEvent event = RetainedEvent.read(table, in);
      add(story, event, readSteps(in));
    }
    return story;
  }

  private List<Integer> readSteps(DataInput in) throws IOException {
    var steps = new ArrayList<Integer>();
    for (int left = in.readInt(); left > 0; left--) {
      int step = in.readInt();
      if (step < 0 || step > score.parts().size() || steps.contains(step)) {
        throw new IOException("a story with step " + step);
      }
      steps.add(step);
    }
    return steps;
  }

  private void add(Story story, RetainedEvent event, List<Integer> steps) {
    List<Integer> parts = steps.stream().filter(step -> step > 0).toList();
    if (!parts.isEmpty()) {
      story.add(event, parts, score);
    }
  }
}
