package perilune.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinKeys;
import perilune.engine.join.JoinTuple;
import perilune.event.Event;

/**
 * The join keys of the event at hand, each list of fields taken from it once, however many rules
 * join by it. Owned by one thread.
 */
final class EventKeys {

  private final int maxKeys;
  private final JoinKeys[] distinct;
  // By probe: where its keys stand among the distinct ones.
  private final int[] places;
  private final List<@Nullable List<JoinTuple>> taken;

  /**
   * Makes it for the probes of a set.
   *
   * @param maxKeys tuples of one event for one step, count
   */
  EventKeys(RuleSet rules, int maxKeys) {
    this.maxKeys = maxKeys;
    var numbers = new IdentityHashMap<JoinKeys, Integer>();
    var all = new ArrayList<JoinKeys>();
    places = new int[rules.probes()];
    for (int probe = 0; probe < places.length; probe++) {
      JoinKeys keys = rules.probe(probe).keys();
      places[probe] = numbers.computeIfAbsent(keys, _ -> all.size());
      if (places[probe] == all.size()) {
        all.add(keys);
      }
    }
    distinct = all.toArray(JoinKeys[]::new);
    taken = new ArrayList<>(Collections.nCopies(distinct.length, null));
  }

  /** Forgets the event before. */
  void start() {
    Collections.fill(taken, null);
  }

  /** Gives the tuples for a probe, at most one more than the limit; immutable. */
  List<JoinTuple> of(int probe, Event event) {
    int place = places[probe];
    List<JoinTuple> keys = taken.get(place);
    if (keys == null) {
      keys = distinct[place].extract(event, maxKeys);
      taken.set(place, keys);
    }
    return keys;
  }
}
