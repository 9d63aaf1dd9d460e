package perilune.engine;

import perilune.engine.table.TableCompiler;

/**
 * Bounds on memory and work. Passing one is counted or named, never silent.
 *
 * @param maxPendingPerRule sequences of one rule that wait at a time, or keys of samples and events
 *     kept for them, or groups, values and events of a table, count; above, the oldest is dropped
 * @param maxKeysPerEvent combinations of join key values that one event takes part with in one
 *     step, count; the rest is left out
 * @param maxAutomatonStates states of one regular expression, count; a rule with a larger one is
 *     refused
 * @param maxCombinations combinations of field values that one expression tries on one event,
 *     count; then it is false
 * @param maxValuesPerGroup values that one aggregation keeps of one group of a table's rows, count;
 *     those above do not count in it
 * @param maxIndexBytes bytes of the texts of rules that are looked for in values: of those for one
 *     kind of events, so that predicates whose texts do not fit look at the values themselves; and
 *     of all kinds together, beyond which further kinds share one program
 * @param maxEventsPerGroup times, values and numbers that a correlation keeps of one group, count;
 *     above, the oldest is dropped
 */
public record EngineLimits(
    int maxPendingPerRule,
    int maxKeysPerEvent,
    int maxAutomatonStates,
    long maxCombinations,
    int maxValuesPerGroup,
    int maxIndexBytes,
    int maxEventsPerGroup) {

  /**
   * Pending sequences of one rule: a million take about 600 MB with 300 bytes of kept fields each.
   */
  public static final int DEFAULT_MAX_PENDING_PER_RULE = 1 << 20;

  /** Key combinations: two keys with 30 values each, as in long argument vectors, have 900. */
  public static final int DEFAULT_MAX_KEYS_PER_EVENT = 1_000;

  /** States of one regular expression: a state takes up to 1 KiB, usually a tenth of it. */
  public static final int DEFAULT_MAX_AUTOMATON_STATES = 65_536;

  /**
   * Bytes of texts in the index: those that all public Sigma rules need for starts of Windows
   * processes are some 150,000; a text takes some forty bytes more.
   */
  public static final int DEFAULT_MAX_INDEX_BYTES = 1 << 22;

  /** Combinations of values: three fields with 20 values each have 8,000. */
  public static final long DEFAULT_MAX_COMBINATIONS = 10_000;

  /** Values of a group: what an analyst reads is far less, and a hostile host could send more. */
  public static final int DEFAULT_MAX_VALUES_PER_GROUP = 10_000;

  /** Events of a group: 4 MB of numbers; sums over a busy day of one host have fewer. */
  public static final int DEFAULT_MAX_EVENTS_PER_GROUP = 100_000;

  /** Makes limits with the defaults of groups, and an index as large as an expression. */
  public EngineLimits(
      int maxPendingPerRule, int maxKeysPerEvent, int maxAutomatonStates, long maxCombinations) {
    this(
        maxPendingPerRule,
        maxKeysPerEvent,
        maxAutomatonStates,
        maxCombinations,
        DEFAULT_MAX_VALUES_PER_GROUP,
        maxAutomatonStates,
        DEFAULT_MAX_EVENTS_PER_GROUP);
  }

  /** Gives what tables are compiled with. */
  TableCompiler.Limits forTables() {
    return new TableCompiler.Limits(maxValuesPerGroup, maxAutomatonStates, maxCombinations);
  }

  /** Gives the documented defaults. */
  public static EngineLimits defaults() {
    return new EngineLimits(
        DEFAULT_MAX_PENDING_PER_RULE,
        DEFAULT_MAX_KEYS_PER_EVENT,
        DEFAULT_MAX_AUTOMATON_STATES,
        DEFAULT_MAX_COMBINATIONS,
        DEFAULT_MAX_VALUES_PER_GROUP,
        DEFAULT_MAX_INDEX_BYTES,
        DEFAULT_MAX_EVENTS_PER_GROUP);
  }
}
