package perilune.engine;

import java.util.List;
import java.util.stream.IntStream;
import perilune.engine.join.Ordinal;
import perilune.engine.table.ResultRow;
import perilune.event.RetainedEvent;

/**
 * A rule found what it looks for.
 *
 * @param rule number of the rule in its set
 * @param ruleId id of the rule
 * @param events those that matched, each once: of a sequence one for each step that is not missing,
 *     of a sample one for each step, in order; of a score in the order in which they counted; of a
 *     threshold the first and the last of those that counted; of a table the first and the last of
 *     the row, none where its row is made of none; of a correlation the last of those that counted
 * @param steps for each event the steps of the rule that it fulfils here, ascending; see {@link
 *     perilune.rules.plan.Operator}
 * @param joinKeys values of the join keys as text, in order; empty text for a missing optional one;
 *     no elements where the rule has no keys
 * @param score sum of a score's parts, 0 for other operators
 * @param row what a table gave, or the groups and the measure of a correlation; {@link
 *     ResultRow#NONE} for other operators
 */
public record Match(
    int rule,
    String ruleId,
    List<RetainedEvent> events,
    List<List<Integer>> steps,
    List<String> joinKeys,
    int score,
    ResultRow row) {

  private static final List<List<Integer>> FIRST_STEP = List.of(List.of(0));

  public Match {
    events = List.copyOf(events);
    steps = List.copyOf(steps);
    joinKeys = List.copyOf(joinKeys);
  }

  /** Makes the match of an operator that gives no rows. */
  public Match(
      int rule,
      String ruleId,
      List<RetainedEvent> events,
      List<List<Integer>> steps,
      List<String> joinKeys,
      int score) {
    this(rule, ruleId, events, steps, joinKeys, score, ResultRow.NONE);
  }

  /** Makes the match of a table: every event fulfils what its rows come of. */
  static Match ofRow(int rule, String ruleId, List<RetainedEvent> events, ResultRow row) {
    List<List<Integer>> steps = events.stream().map(_ -> List.of(0)).toList();
    return new Match(rule, ruleId, events, steps, List.of(), 0, row);
  }

  /**
   * Gives the event that happened last, of several the one that stands last; there has to be one.
   */
  public RetainedEvent latest() {
    RetainedEvent latest = events.getFirst();
    if (events.size() == 1) {
      return latest;
    }
    for (RetainedEvent event : events) {
      boolean later =
          event.timed() == latest.timed()
              ? !event.timed() || Ordinal.of(event).compareTo(Ordinal.of(latest)) >= 0
              : event.timed();
      latest = later ? event : latest;
    }
    return latest;
  }

  /** Makes the match of a rule whose events fulfil one step each, in order. */
  public static Match inOrder(
      int rule, String ruleId, List<RetainedEvent> events, List<String> joinKeys) {
    List<List<Integer>> steps =
        events.size() == 1
            ? FIRST_STEP
            : IntStream.range(0, events.size()).mapToObj(step -> List.of(step)).toList();
    return new Match(rule, ruleId, events, steps, joinKeys, 0);
  }
}
