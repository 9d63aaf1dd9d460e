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
  private final List<StepsOfEvent> events;

  /** Takes events in the order in which the engine gets them. */
  public ReferenceSamples(Operator.Sample sample, List<Event> inOrder) {
    this.sample = sample;
    events = StepsOfEvent.of(sample.steps(), inOrder);
  }

  /** Gives every sample with its key. */
  public List<ReferenceSequences.Found> find() {
    Set<List<String>> keys = new LinkedHashSet<>();
    for (StepsOfEvent one : events) {
      sample.steps().forEach(step -> keys.addAll(one.tuples(step)));
    }
    var found = new ArrayList<ReferenceSequences.Found>();
    for (List<String> key : keys) {
      find(key).forEach(one -> found.add(new ReferenceSequences.Found(key, one)));
    }
    return found;
  }

  private List<List<Event>> find(List<String> key) {
    var given = new ArrayList<List<Event>>();
    List<StepsOfEvent> ofKey = StepsOfEvent.ofKey(key, events);
    for (int end = 1; end <= ofKey.size(); end++) {
      Event newest = ofKey.get(end - 1).event();
      combinations(0, key, ofKey.subList(0, end)).stream()
          .filter(one -> one.contains(newest))
          .limit(sample.maxPerKey() - given.size())
          .forEach(given::add);
    }
    return given;
  }

  /** Gives all ways to fill the steps from one on with different events, in order. */
  private List<List<Event>> combinations(int step, List<String> key, List<StepsOfEvent> from) {
    if (step == sample.steps().size()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Event>>();
    List<List<Event>> rests = combinations(step + 1, key, from);
    for (StepsOfEvent candidate : from) {
      Event event = candidate.event();
      if (candidate.fits(sample.steps().get(step), key)) {
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
