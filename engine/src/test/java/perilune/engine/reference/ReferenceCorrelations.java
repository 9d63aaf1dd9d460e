package perilune.engine.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.event.Event;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Correlation.Input;
import perilune.rules.plan.Correlation.Measure;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Step;

/**
 * The oracle of correlations: for each group it lists all that counts, and measures every window
 * again from nothing.
 */
public final class ReferenceCorrelations {

  /** What a group came to, at an event. */
  public record Found(List<String> key, int event, BigDecimal measured) {}

  private record Counted(int event, int input, long nanos, List<List<String>> values) {}

  private final Correlation correlation;
  private final List<Event> events;
  private final long endNanos;

  /**
   * Takes events in the order in which the engine gets them.
   *
   * @param endNanos time up to which it is known that there are no others
   */
  public ReferenceCorrelations(Correlation correlation, List<Event> inOrder, long endNanos) {
    this.correlation = correlation;
    this.events = inOrder;
    this.endNanos = endNanos;
  }

  /** Gives every match, those of one group in order. */
  public List<Found> find() {
    var found = new ArrayList<Found>();
    groups()
        .forEach((key, counted) -> {
          counted.sort(
              Comparator.comparingInt(Counted::event)
                  .thenComparing(Counted::input, Comparator.reverseOrder()));
          found.addAll(correlation.judgedAtClose() ? closed(key, counted) : slid(key, counted));
        });
    return found;
  }

  private Map<List<String>, List<Counted>> groups() {
    Map<List<String>, List<Counted>> groups = new LinkedHashMap<>();
    for (int number = correlation.inputs().size() - 1; number >= 0; number--) {
      switch (correlation.inputs().get(number)) {
        case Input.Events leaf -> events(leaf, number, groups);
        case Input.Matches matches -> matches(matches, number, groups);
      }
    }
    return groups;
  }

  private void events(Input.Events leaf, int number, Map<List<String>, List<Counted>> groups) {
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (!ReferenceEvaluator.holds(leaf.condition(), event)) {
        continue;
      }
      List<List<String>> values = List.of();
      if (!leaf.values().isEmpty()) {
        values = List.copyOf(tuples(leaf, leaf.values(), event));
        if (values.isEmpty()) {
          continue;
        }
      }
      for (List<String> key : tuples(leaf, leaf.group(), event)) {
        var counted = new Counted(i, number, event.header().timeNanos, values);
        List<Counted> group = groups.computeIfAbsent(key, _ -> new ArrayList<>());
        if (rules() || group.stream().noneMatch(one -> same(one, counted))) {
          group.add(counted);
        }
      }
    }
  }

  private boolean same(Counted one, Counted other) {
    return one.event == other.event
        && one.values.equals(other.values)
        && correlation.inputs().get(one.input) instanceof Input.Events;
  }

  private static Set<List<String>> tuples(Input.Events leaf, List<JoinKey> keys, Event event) {
    return ReferenceSequences.tuples(new Step(leaf.condition(), keys), event);
  }

  private void matches(Input.Matches input, int number, Map<List<String>, List<Counted>> groups) {
    for (Found one : new ReferenceCorrelations(input.correlation(), events, endNanos).find()) {
      List<String> key = input.group().stream().map(one.key()::get).toList();
      List<String> value = input.values().stream().map(one.key()::get).toList();
      long nanos = events.get(one.event).header().timeNanos;
      groups
          .computeIfAbsent(key, _ -> new ArrayList<>())
          .add(new Counted(one.event, number, nanos, value.isEmpty() ? List.of() : List.of(value)));
    }
  }

  private List<Found> slid(List<String> key, List<Counted> counted) {
    var found = new ArrayList<Found>();
    boolean before = false;
    for (int i = 0; i < counted.size(); i++) {
      Counted now = counted.get(i);
      List<Counted> window =
          counted.subList(0, i + 1).stream()
              .filter(one -> now.nanos - one.nanos <= correlation.spanNanos())
              .toList();
      boolean still = before && measure(window.subList(0, window.size() - 1)).isPresent();
      Optional<BigDecimal> measured = measure(window);
      before = holds(measured);
      if (before && !still) {
        found.add(new Found(key, now.event, measured.orElseThrow()));
      }
    }
    return found;
  }

  private List<Found> closed(List<String> key, List<Counted> counted) {
    var found = new ArrayList<Found>();
    var left = new ArrayList<>(counted);
    while (!left.isEmpty()) {
      long first = left.getFirst().nanos;
      List<Counted> window =
          left.stream().filter(one -> one.nanos - first <= correlation.spanNanos()).toList();
      left.removeAll(window);
      boolean share = correlation.measure() instanceof Measure.Share;
      boolean over = !left.isEmpty() || endNanos - first > correlation.spanNanos();
      if (share) {
        found.addAll(shares(key, window));
      } else if (over && holds(measure(window))) {
        found.add(new Found(key, window.getLast().event, measure(window).orElseThrow()));
      }
    }
    return found;
  }

  private List<Found> shares(List<String> key, List<Counted> window) {
    var found = new ArrayList<Found>();
    Map<List<String>, List<Counted>> byValue = new LinkedHashMap<>();
    int all = 0;
    for (Counted one : window) {
      for (List<String> value : one.values) {
        byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(one);
        all++;
      }
    }
    for (List<Counted> part : byValue.values()) {
      BigDecimal share =
          BigDecimal.valueOf(100L * part.size())
              .divide(BigDecimal.valueOf(all), MathContext.DECIMAL32);
      if (holds(Optional.of(share))) {
        found.add(new Found(key, part.getLast().event, share));
      }
    }
    return found;
  }

  private boolean rules() {
    return correlation.measure() instanceof Measure.Rules
        || correlation.measure() instanceof Measure.RulesInOrder;
  }

  private boolean holds(Optional<BigDecimal> measured) {
    return measured.isPresent()
        && correlation.bounds().stream()
            .allMatch(bound -> bound.relation().holds(measured.get().compareTo(bound.value())));
  }

  private Optional<BigDecimal> measure(List<Counted> window) {
    Set<Object> distinct = new HashSet<>();
    var numbers = new ArrayList<BigDecimal>();
    for (Counted one : window) {
      distinct.addAll(one.values);
      one.values.forEach(value -> number(value.getFirst()).ifPresent(numbers::add));
    }
    numbers.sort(Comparator.naturalOrder());
    return switch (correlation.measure()) {
      case Measure.Events _ -> count(window.size());
      case Measure.Values _ -> count(distinct.size());
      case Measure.Rules _ -> count(window.stream().map(Counted::input).distinct().count());
      case Measure.RulesInOrder _ -> count(longest(window, -1, -1));
      case Measure.Share _ -> Optional.empty();
      case Measure.Sum _, Measure.Average _, Measure.Median _, Measure.Percentile _ ->
          numbers.isEmpty() ? Optional.empty() : Optional.of(measured(numbers));
    };
  }

  private BigDecimal measured(List<BigDecimal> sorted) {
    BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    int size = sorted.size();
    return switch (correlation.measure()) {
      case Measure.Average _ -> sum.divide(BigDecimal.valueOf(size), MathContext.DECIMAL64);
      case Measure.Median _ ->
          sorted.get((size - 1) / 2).add(sorted.get(size / 2)).divide(BigDecimal.TWO);
      case Measure.Percentile(var percent) ->
          sorted.get(Math.max(0, (int) Math.ceil(percent * size / 100) - 1));
      case Measure.Sum _,
          Measure.Events _,
          Measure.Values _,
          Measure.Rules _,
          Measure.RulesInOrder _,
          Measure.Share _ ->
          sum;
    };
  }

  private static Optional<BigDecimal> count(long count) {
    return count == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(count));
  }

  /** Tries every way to go on. */
  private static int longest(List<Counted> window, int afterEvent, int afterInput) {
    int best = 0;
    for (Counted one : window) {
      if (one.event > afterEvent && one.input > afterInput) {
        best = Math.max(best, 1 + longest(window, one.event, one.input));
      }
    }
    return best;
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("[+-]?[0-9]+(\\.[0-9]+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** Says whether a match's last event may be none that it shows: one out of order. */
  public static boolean leavesOutLast(Correlation correlation) {
    return correlation.judgedAtClose() && correlation.measure() instanceof Measure.RulesInOrder;
  }

  /** Gives what was found as texts, sorted. */
  public List<String> texts() {
    var all = new ArrayList<String>();
    find()
        .forEach(one ->
            all.add(
                one.key
                    + " "
                    + (leavesOutLast(correlation)
                        ? ""
                        : events.get(one.event).header().computedId())
                    + " "
                    + one.measured.stripTrailingZeros().toPlainString()));
    return all.stream().sorted().toList();
  }
}
