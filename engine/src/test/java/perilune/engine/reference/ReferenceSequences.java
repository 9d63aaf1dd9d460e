package perilune.engine.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/**
 * The oracle of sequences: sorts the whole list, then for each key tuple that occurs walks it once,
 * asking of every until event of the key whether it lies between two events.
 */
public final class ReferenceSequences {

  /** A sequence with the key that its events share. */
  public record Found(List<String> key, List<Event> events) {

    /** Gives what was found as texts, sorted: the key and the ids of the events. */
    public static List<String> texts(List<Found> all) {
      return all.stream()
          .map(
              one -> one.key + " " + one.events.stream().map(e -> e.header().computedId()).toList())
          .sorted()
          .toList();
    }
  }

  private final Operator.Sequence sequence;
  private final List<Event> events;
  private final long endNanos;

  /** Takes all events that there will ever be, in any order. */
  public ReferenceSequences(Operator.Sequence sequence, List<Event> all) {
    this(sequence, all, Long.MAX_VALUE);
  }

  /**
   * Takes events, in any order.
   *
   * @param endNanos time up to which it is known that there are no others
   */
  public ReferenceSequences(Operator.Sequence sequence, List<Event> all, long endNanos) {
    this.sequence = sequence;
    this.endNanos = endNanos;
    List<Step> steps = steps(sequence);
    events =
        all.stream()
            .filter(e -> e.header().timed && holdsAny(steps, e))
            .sorted(ReferenceSequences::order)
            .toList();
  }

  private static List<Step> steps(Operator.Sequence sequence) {
    var steps = new ArrayList<>(sequence.steps());
    sequence.missing().forEach(missing -> steps.add(missing.step()));
    sequence.until().ifPresent(steps::add);
    return steps;
  }

  /** Says whether an event is one that some step asks for; all others change nothing. */
  private static boolean holdsAny(List<Step> steps, Event event) {
    return steps.stream().anyMatch(step -> ReferenceEvaluator.holds(step.condition(), event));
  }

  static int order(Event a, Event b) {
    EventHeader x = a.header();
    EventHeader y = b.header();
    if (x.timeNanos != y.timeNanos) {
      return Long.compare(x.timeNanos, y.timeNanos);
    }
    if (x.sequence == 0 || y.sequence == 0) {
      return Boolean.compare(x.sequence == 0, y.sequence == 0);
    }
    return Long.compareUnsigned(x.sequence, y.sequence);
  }

  /** Gives every sequence. */
  public List<Found> find() {
    Set<List<String>> keys = new LinkedHashSet<>();
    for (Event event : events) {
      sequence.steps().forEach(step -> keys.addAll(tuples(step, event)));
    }
    var found = new ArrayList<Found>();
    keys.forEach(key -> found.addAll(find(key)));
    return found;
  }

  private List<Found> find(List<String> key) {
    var found = new ArrayList<Found>();
    Map<Integer, List<Event>> slots = new HashMap<>();
    int last = sequence.steps().size() - 1;
    for (Event event : events) {
      for (int j = last; j > 0; j--) {
        List<Event> before = slots.get(j - 1);
        if (!fits(sequence.steps().get(j), event, key)
            || before == null
            || order(before.getLast(), event) >= 0) {
          continue;
        }
        slots.remove(j - 1);
        if (tooLate(before.getFirst(), event) || closed(before.getLast(), event, key)) {
          continue;
        }
        var chain = new ArrayList<>(before);
        chain.add(event);
        if (j == last) {
          complete(chain, key, found);
        } else {
          slots.put(j, chain);
        }
      }
      if (fits(sequence.steps().getFirst(), event, key)) {
        slots.put(0, List.of(event));
        if (last == 0) {
          complete(List.of(event), key, found);
        }
      }
    }
    return found;
  }

  private void complete(List<Event> chain, List<String> key, List<Found> found) {
    if (nothingAmiss(chain, key)) {
      found.add(new Found(key, List.copyOf(chain)));
    }
  }

  /** Says whether nothing lies in a complete sequence that should be missing there. */
  private boolean nothingAmiss(List<Event> chain, List<String> key) {
    for (Operator.Missing missing : sequence.missing()) {
      int after = missing.after();
      boolean between = after > 0 && after < chain.size();
      if (between && lies(missing.step(), key, chain.get(after - 1), chain.get(after))) {
        return false;
      }
    }
    return outside(chain, key);
  }

  private boolean lies(Step step, List<String> key, Event from, Event to) {
    return events.stream()
        .anyMatch(e -> order(from, e) < 0 && order(e, to) < 0 && fits(step, e, key));
  }

  /** Says whether the events before and behind are far enough away, and that this is known. */
  private boolean outside(List<Event> chain, List<String> key) {
    Event first = chain.getFirst();
    Event last = chain.getLast();
    boolean before = sequence.missing().stream().anyMatch(missing -> missing.after() == 0);
    boolean behind = sequence.endsMissing();
    List<Event> left = near(0, key).filter(e -> order(e, first) < 0).toList();
    List<Event> right = near(chain.size(), key).filter(e -> order(last, e) < 0).toList();
    Event from = before ? (left.isEmpty() ? null : left.getLast()) : first;
    if (from == null || before && tooLate(from, last)) {
      return true;
    }
    if (!behind) {
      return !before;
    }
    boolean free = right.isEmpty() || tooLate(from, right.getFirst());
    return free && isOver(from);
  }

  private Stream<Event> near(int place, List<String> key) {
    return events.stream()
        .filter(e ->
            sequence.missing().stream()
                .anyMatch(m -> m.after() == place && fits(m.step(), e, key)));
  }

  /** Says whether the window of what is missing behind has passed as far as is known. */
  private boolean isOver(Event from) {
    return sequence.maxSpanNanos().isPresent()
        && endNanos - from.header().timeNanos > sequence.maxSpanNanos().getAsLong();
  }

  private boolean tooLate(Event first, Event event) {
    long span = event.header().timeNanos - first.header().timeNanos;
    return sequence.maxSpanNanos().isPresent() && span > sequence.maxSpanNanos().getAsLong();
  }

  private boolean closed(Event last, Event event, List<String> key) {
    return sequence.until().isPresent()
        && events.stream()
            .anyMatch(u ->
                order(last, u) <= 0 && order(u, event) < 0 && fits(sequence.until().get(), u, key));
  }

  static boolean fits(Step step, Event event, List<String> key) {
    return tuples(step, event).contains(key) && ReferenceEvaluator.holds(step.condition(), event);
  }

  static Set<List<String>> tuples(Step step, Event event) {
    Set<List<String>> all = new LinkedHashSet<>();
    all.add(List.of());
    for (JoinKey key : step.keys()) {
      List<String> values = new ArrayList<>();
      ReferenceEvaluator.values(event, key.field()).forEach(v -> values.add(v.toString()));
      if (values.isEmpty() && key.nullable()) {
        values.add("");
      }
      Set<List<String>> longer = new LinkedHashSet<>();
      for (List<String> tuple : all) {
        for (String value : values) {
          List<String> one = new ArrayList<>(tuple);
          one.add(value);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }
}
