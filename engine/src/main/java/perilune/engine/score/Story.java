package perilune.engine.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import perilune.engine.score.ScoreSink.Sum;
import perilune.event.RetainedEvent;

/** What counted for one key since its opening. */
final class Story {

  /** An event with the steps that it is here for. */
  record Entry(RetainedEvent event, List<Integer> steps) {}

  final RetainedEvent opening;
  private final List<Entry> entries = new ArrayList<>();
  private final BitSet counted = new BitSet();
  private int score;

  Story(RetainedEvent opening) {
    this.opening = opening;
    entries.add(new Entry(opening, List.of(0)));
  }

  boolean counts(int step) {
    return !counted.get(step);
  }

  /** Adds an event with the steps that had not counted before, their weights in all. */
  void add(RetainedEvent event, List<Integer> steps, int weight) {
    steps.forEach(counted::set);
    score += weight;
    if (event == opening) {
      var all = new ArrayList<>(entries.getFirst().steps());
      all.addAll(steps);
      entries.set(0, new Entry(event, List.copyOf(all)));
    } else {
      entries.add(new Entry(event, List.copyOf(steps)));
    }
  }

  int score() {
    return score;
  }

  List<Entry> entries() {
    return entries;
  }

  Sum sum() {
    return new Sum(
        entries.stream().map(Entry::event).toList(),
        entries.stream().map(Entry::steps).toList(),
        score);
  }
}
