package perilune.engine.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.engine.threshold.ThresholdMatcher;
import perilune.event.Event;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/**
 * The oracle of thresholds: for each group that occurs, after each event, it counts again all that
 * is not used up.
 */
public final class ReferenceThresholds {

  private final Operator.Threshold threshold;
  private final List<Event> events;

  /** Takes events in the order in which the engine gets them. */
  public ReferenceThresholds(Operator.Threshold threshold, List<Event> inOrder) {
    this.threshold = threshold;
    events =
        inOrder.stream().filter(e -> threshold.window().isWhole() || e.header().timed).toList();
  }

  /** Gives of all that counted what a match shows: the first, and the last. */
  public static <T> List<T> shown(List<T> counted) {
    int most = ThresholdMatcher.SHOWN_EVENTS;
    if (counted.size() <= most) {
      return List.copyOf(counted);
    }
    var shown = new ArrayList<>(counted.subList(0, most - 1));
    shown.add(counted.getLast());
    return shown;
  }

  /**
   * Gives every match as its group and the events that it shows. Which ones are shown is exact as
   * long as no event of a group of more than it shows is too old.
   */
  public List<ReferenceSequences.Found> find() {
    Set<List<String>> keys = new LinkedHashSet<>();
    events.forEach(event -> keys.addAll(ReferenceSequences.tuples(threshold.step(), event)));
    var found = new ArrayList<ReferenceSequences.Found>();
    for (List<String> key : keys) {
      var open = new ArrayList<Event>();
      for (Event event : events) {
        if (ReferenceSequences.fits(threshold.step(), event, key)) {
          open.add(event);
          List<Event> near = open.stream().filter(e -> isNear(e, event)).toList();
          if (near.size() >= threshold.atLeast() && differs(near)) {
            found.add(new ReferenceSequences.Found(key, shown(near)));
            open.clear();
          }
        }
      }
    }
    return found;
  }

  private boolean isNear(Event event, Event last) {
    return threshold.window().isWhole()
        || last.header().timeNanos - event.header().timeNanos <= threshold.window().lookBackNanos();
  }

  private boolean differs(List<Event> near) {
    for (Operator.Cardinality each : threshold.cardinalities()) {
      var step = new Step(threshold.step().condition(), List.of(new JoinKey(each.field(), false)));
      Set<List<String>> values = new LinkedHashSet<>();
      near.forEach(event -> values.addAll(ReferenceSequences.tuples(step, event)));
      if (values.size() < each.atLeast()) {
        return false;
      }
    }
    return true;
  }
}
