package perilune.rules.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What several events, or matches of other correlations, have to come to within a time.
 *
 * <p>Semantics: correlations of Sigma 2.1, by event time and never by fixed pieces of time. A
 * condition of {@code gt} and {@code gte} alone is judged at each event, over the group's events of
 * the span that ends with it, both ends inclusive: a match when it becomes true. While it stays
 * true at each further event there is no other; it can become true anew once it was false at an
 * event, or the window had nothing left in it. Any other condition can become false by further
 * events: a window opens with the group's first event, holds the span from it, inclusive, and is
 * judged when it is over; the next event opens the next one. A group without events is never
 * judged.
 *
 * @param inputs what counts, in the order of the rule; at least one
 * @param measure what is judged of it
 * @param bounds what the measure has to fulfil, all of them; at least one
 * @param spanNanos how long a window is, above 0, nanoseconds
 * @param groupBy names of the group's keys as the rule has them, one for each key of each input
 */
public record Correlation(
    List<Input> inputs, Measure measure, List<Bound> bounds, long spanNanos, List<String> groupBy) {

  public Correlation {
    inputs = List.copyOf(inputs);
    bounds = List.copyOf(bounds);
    groupBy = List.copyOf(groupBy);
    if (inputs.isEmpty() || bounds.isEmpty() || spanNanos < 1) {
      throw new IllegalArgumentException("a correlation has inputs, a condition and a span");
    }
    int keys = groupBy.size();
    if (inputs.stream().anyMatch(input -> input.keys() != keys)) {
      throw new IllegalArgumentException("an input has a key for each of the group's");
    }
  }

  /** What counts. */
  public sealed interface Input {

    /** Gives what people call it. */
    String name();

    /** Gives the number of its group keys. */
    int keys();

    /**
     * Events. One that fulfils several inputs counts once, unless it is the rules that are counted
     * or its values differ.
     *
     * @param condition what they are, their log source a part of it
     * @param group the group's keys
     * @param values the field whose values are measured, or several that are one value together;
     *     none where only events or rules are
     */
    record Events(String name, Condition condition, List<JoinKey> group, List<JoinKey> values)
        implements Input {
      public Events {
        group = List.copyOf(group);
        values = List.copyOf(values);
      }

      @Override
      public int keys() {
        return group.size();
      }
    }

    /**
     * Matches of another correlation, at the time of the event that completes them.
     *
     * @param correlation judged at each event
     * @param group which of its keys are the group's, by position
     * @param values which of its keys are measured, by position
     */
    record Matches(String name, Correlation correlation, List<Integer> group, List<Integer> values)
        implements Input {
      public Matches {
        group = List.copyOf(group);
        values = List.copyOf(values);
        if (correlation.judgedAtClose()) {
          throw new IllegalArgumentException("an input that is known only after its time");
        }
      }

      @Override
      public int keys() {
        return group.size();
      }
    }
  }

  /** What is judged. */
  public sealed interface Measure {

    /** How many events. */
    record Events() implements Measure {}

    /** How many different values. */
    record Values() implements Measure {}

    /** Of how many inputs there is something. */
    record Rules() implements Measure {}

    /** Of how many inputs there is something, in their order: the most that can be had. */
    record RulesInOrder() implements Measure {}

    /** The sum of the values that are numbers. */
    record Sum() implements Measure {}

    /** The mean of the values that are numbers. */
    record Average() implements Measure {}

    /** The middle value of those that are numbers, of two the mean. */
    record Median() implements Measure {}

    /**
     * The smallest of the values that are numbers below or at which so many of a hundred are.
     *
     * @param percent above 0, at most 100
     */
    record Percentile(double percent) implements Measure {
      public Percentile {
        if (!(percent > 0 && percent <= 100)) {
          throw new IllegalArgumentException("a percentile lies above 0 and up to 100");
        }
      }
    }

    /**
     * Which share of the group's events has the value, percent: judged for each value when its
     * window is over, a match for each that fulfils the condition.
     */
    record Share() implements Measure {}
  }

  /** A relation to a constant. */
  public enum Relation {
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    EQUAL,
    UNEQUAL;

    /** Says whether an outcome of {@code compareTo} fulfils it. */
    public boolean holds(int order) {
      return switch (this) {
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case EQUAL -> order == 0;
        case UNEQUAL -> order != 0;
      };
    }
  }

  /** A part of the condition. */
  public record Bound(Relation relation, BigDecimal value) {

    /** Says whether what lies below it cannot fulfil it, and all above does. */
    public boolean isLower() {
      return relation == Relation.GREATER || relation == Relation.GREATER_OR_EQUAL;
    }
  }

  /** Says whether the condition is judged when a window is over, in the place of at each event. */
  public boolean judgedAtClose() {
    return measure instanceof Measure.Share || !bounds.stream().allMatch(Bound::isLower);
  }

  /** Gives the inputs that are events, those of correlations among the inputs in their place. */
  public List<Input.Events> leaves() {
    var all = new ArrayList<Input.Events>();
    for (Input input : inputs) {
      switch (input) {
        case Input.Events events -> all.add(events);
        case Input.Matches matches -> all.addAll(matches.correlation().leaves());
      }
    }
    return all;
  }

  /**
   * Gives for each leaf the events with the group's keys, and behind it, where values are measured,
   * the same events with the values for keys.
   */
  public List<Step> steps() {
    var all = new ArrayList<Step>();
    for (Input.Events leaf : leaves()) {
      all.add(new Step(leaf.condition(), leaf.group()));
      if (!leaf.values().isEmpty()) {
        all.add(new Step(leaf.condition(), leaf.values()));
      }
    }
    return all;
  }

  /** Gives the leaves with the fields of the outermost group for keys: what ties all together. */
  public List<Step> tied() {
    var all = new ArrayList<Step>();
    for (Input input : inputs) {
      switch (input) {
        case Input.Events events -> all.add(new Step(events.condition(), events.group()));
        case Input.Matches matches ->
            matches
                .correlation()
                .tied()
                .forEach(step ->
                    all.add(
                        new Step(
                            step.condition(),
                            matches.group().stream().map(step.keys()::get).toList())));
      }
    }
    return all;
  }
}
