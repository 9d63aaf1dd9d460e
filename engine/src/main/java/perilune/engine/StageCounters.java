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
    long combinationsCut) {}
