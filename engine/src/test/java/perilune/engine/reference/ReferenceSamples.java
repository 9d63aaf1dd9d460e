package perilune.engine.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.event.Event;
import perilune.rules.plan.Operator;

/**
 * The oracle of samples: for each key that occurs, and after each event, it tries every combination
 * of the events so far and takes those that have the new one.
 */
public final class ReferenceSamples {

  private final Operator.Sample sample;
  private final List<Event> events;

  /** Takes events in the order in which the engine gets them. */
  public ReferenceSamples(Operator.Sample sample, List<Event> inOrder) {
    this.sample = sample;
    events = inOrder;
  }

  /** Gives every sample with its key. */
  public List<ReferenceSequences.Found> find() {
    Set<List<String>> keys = new LinkedHashSet<>();
    for (Event event : events) {
      sample.steps().forEach(step -> keys.addAll(ReferenceSequences.tuples(step, event)));
    }
    var found = new ArrayList<ReferenceSequences.Found>();
    for (List<String> key : keys) {
      find(key).forEach(one -> found.add(new ReferenceSequences.Found(key, one)));
    }
    return found;
  }

  private List<List<Event>> find(List<String> key) {
    var given = new ArrayList<List<Event>>();
    for (int end = 1; end <= events.size(); end++) {
      Event newest = events.get(end - 1);
      combinations(0, key, events.subList(0, end)).stream()
          .filter(one -> one.contains(newest))
          .limit(sample.maxPerKey() - given.size())
          .forEach(given::add);
    }
    return given;
  }

  /** Gives all ways to fill the steps from one on with different events, in order. */
  private List<List<Event>> combinations(int step, List<String> key, List<Event> from) {
    if (step == sample.steps().size()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Event>>();
    List<List<Event>> rests = combinations(step + 1, key, from);
    for (Event event : from) {
      if (ReferenceSequences.fits(sample.steps().get(step), event, key)) {
        for (List<Event> rest : rests) {
          if (!rest.contains(event)) {
            var one = new ArrayList<>(List.of(event));
            one.addAll(rest);
            all.add(one);
          }
        }
      }
    }
    return all;
  }
}
