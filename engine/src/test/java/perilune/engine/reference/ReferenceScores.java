package perilune.engine.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/** The oracle of scores: for each key that occurs it walks the whole sorted list once. */
public final class ReferenceScores {

  private final Operator.Score score;
  private final List<StepsOfEvent> events;

  /** Takes events in the order in which the engine gets them. */
  public ReferenceScores(Operator.Score score, List<Event> all) {
    this.score = score;
    Stream<Step> parts = score.parts().stream().map(Operator.Part::step);
    List<Step> steps = Stream.concat(Stream.of(score.opening()), parts).toList();
    List<Event> sorted =
        all.stream().filter(e -> e.header().timed).sorted(ReferenceSequences::order).toList();
    events = StepsOfEvent.of(steps, sorted);
  }

  /** Gives every sum that reached the threshold. */
  public List<ReferenceSequences.Found> find() {
    Set<List<String>> keys = new LinkedHashSet<>();
    for (StepsOfEvent one : events) {
      openings().forEach(step -> keys.addAll(one.tuples(step)));
    }
    var found = new ArrayList<ReferenceSequences.Found>();
    keys.forEach(key -> found.addAll(find(key)));
    return found;
  }

  /** What opens a story: the opening, and every signal. */
  private Stream<Step> openings() {
    Stream<Step> signals =
        score.parts().stream().filter(Operator.Part::signal).map(Operator.Part::step);
    return Stream.concat(Stream.of(score.opening()), signals);
  }

  private List<ReferenceSequences.Found> find(List<String> key) {
    var found = new ArrayList<ReferenceSequences.Found>();
    @Nullable Event opening = null;
    @Nullable Event signal = null;
    List<Event> counted = new ArrayList<>();
    Set<Operator.Part> open = new LinkedHashSet<>();
    for (StepsOfEvent one : StepsOfEvent.ofKey(key, events)) {
      Event event = one.event();
      if (opening != null
          && isPast(opening, event, score.maxSpanNanos())
          && (signal == null || isPast(signal, event, score.signalSpanNanos()))) {
        opening = null;
      }
      if (opening == null && openings().anyMatch(step -> one.fits(step, key))) {
        opening = event;
        signal = null;
        counted = new ArrayList<>(List.of(event));
        open = new LinkedHashSet<>(score.parts());
      }
      List<Operator.Part> hit = open.stream().filter(part -> one.fits(part.step(), key)).toList();
      if (opening != null && open.removeAll(hit)) {
        signal = hit.stream().anyMatch(Operator.Part::signal) ? event : signal;
        if (counted.getLast() != event) {
          counted.add(event);
        }
        if (sumWithout(open) >= score.threshold()) {
          found.add(new ReferenceSequences.Found(key, List.copyOf(counted)));
        }
      }
    }
    return found;
  }

  private static boolean isPast(Event start, Event event, long span) {
    return event.header().timeNanos - start.header().timeNanos > span;
  }

  private int sumWithout(Set<Operator.Part> open) {
    int[] sums = new int[2];
    for (Operator.Part part : score.parts()) {
      sums[part.signal() ? 1 : 0] += open.contains(part) ? 0 : part.weight();
    }
    int both = sums[0] + sums[1];
    return sums[0] < 99 && sums[1] < 99 ? Math.min(both, 98) : both;
  }
}
