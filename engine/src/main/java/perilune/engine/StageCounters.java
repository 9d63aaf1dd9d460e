package perilune.engine;

/**
 * What stage 1 has done.
 *
 * @param events events taken
 * @param candidates steps that the index named
 * @param predicates distinct predicates evaluated
 * @param matches steps that were fulfilled
 * @param keysCut times that an event had more join key combinations than the limit
 * @param combinationsCut times that an expression had more combinations of values than the limit
 */
public record StageCounters(
    long events,
    long candidates,
    long predicates,
    long matches,
    long keysCut,
    long combinationsCut) {

  /** Nothing done yet. */
  public static final StageCounters NONE = new StageCounters(0, 0, 0, 0, 0, 0);

  /** Gives the sum of both. */
  public StageCounters plus(StageCounters other) {
    return new StageCounters(
        events + other.events,
        candidates + other.candidates,
        predicates + other.predicates,
        matches + other.matches,
        keysCut + other.keysCut,
        combinationsCut + other.combinationsCut);
  }
}
