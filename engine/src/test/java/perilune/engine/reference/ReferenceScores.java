package perilune.engine.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/** The oracle of scores: for each key that occurs it walks the whole sorted list once. */
public final class ReferenceScores {

  private final Operator.Score score;
  private final List<Event> events;

  /** Takes events in the order in which the engine gets them. */
  public ReferenceScores(Operator.Score score, List<Event> all) {
    this.score = score;
    events = all.stream().filter(e -> e.header().timed).sorted(ReferenceSequences::order).toList();
  }

  /** Gives every sum that reached the threshold. */
  public List<ReferenceSequences.Found> find() {
    Set<List<String>> keys = new LinkedHashSet<>();
    for (Event event : events) {
      keys.addAll(ReferenceSequences.tuples(score.opening(), event));
    }
    var found = new ArrayList<ReferenceSequences.Found>();
    keys.forEach(key -> found.addAll(find(key)));
    return found;
  }

  private List<ReferenceSequences.Found> find(List<String> key) {
    var found = new ArrayList<ReferenceSequences.Found>();
    @Nullable Event opening = null;
    List<Event> counted = new ArrayList<>();
    Set<Step> open = new LinkedHashSet<>();
    for (Event event : events) {
      if (opening != null
          && event.header().timeNanos - opening.header().timeNanos > score.maxSpanNanos()) {
        opening = null;
      }
      if (opening == null && ReferenceSequences.fits(score.opening(), event, key)) {
        opening = event;
        counted = new ArrayList<>(List.of(event));
        open = new LinkedHashSet<>(score.parts().stream().map(Operator.Part::step).toList());
      }
      if (opening != null && open.removeIf(step -> ReferenceSequences.fits(step, event, key))) {
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

  private int sumWithout(Set<Step> open) {
    return score.parts().stream()
        .filter(part -> !open.contains(part.step()))
        .mapToInt(Operator.Part::weight)
        .sum();
  }
}
