package perilune.engine.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.score.ScoreSink.Sum;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/** What counted for one key since its opening. */
final class Story {

  /** An event with the steps that it is here for. */
  record Entry(RetainedEvent event, List<Integer> steps) {}

  final RetainedEvent opening;
  private final List<Entry> entries = new ArrayList<>();
  private final BitSet counted = new BitSet();
  private int signals;
  private int weak;
  private @Nullable RetainedEvent signal;

  /** Opens one: by the opening condition, or by a signal alone. */
  Story(RetainedEvent opening, boolean asOpening) {
    this.opening = opening;
    entries.add(new Entry(opening, asOpening ? List.of(0) : List.of()));
  }

  boolean counts(int step) {
    return !counted.get(step);
  }

  /** Adds an event with the steps that had not counted before; true if one is a signal. */
  boolean add(RetainedEvent event, List<Integer> steps, Operator.Score rule) {
    boolean signalled = false;
    for (int step : steps) {
      counted.set(step);
      int weight = rule.parts().get(step - 1).weight();
      boolean isSignal = rule.isSignal(step);
      signals += isSignal ? weight : 0;
      weak += isSignal ? 0 : weight;
      signalled |= isSignal;
    }
    signal = signalled ? event : signal;
    if (event == opening) {
      var all = new ArrayList<>(entries.getFirst().steps());
      all.addAll(steps);
      entries.set(0, new Entry(event, List.copyOf(all)));
    } else {
      entries.add(new Entry(event, List.copyOf(steps)));
    }
    return signalled;
  }

  int score() {
    return Operator.Score.sum(signals, weak);
  }

  /** Gives the event of the last signal that counted, or null. */
  @Nullable RetainedEvent signal() {
    return signal;
  }

  List<Entry> entries() {
    return entries;
  }

  Sum sum() {
    return new Sum(
        entries.stream().map(Entry::event).toList(),
        entries.stream().map(Entry::steps).toList(),
        score());
  }
}
