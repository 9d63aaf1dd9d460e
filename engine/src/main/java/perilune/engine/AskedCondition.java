package perilune.engine;

import perilune.rules.plan.Condition;

/**
 * A condition as it was asked of the events of some kinds.
 *
 * @param rest what was left to ask, with the scope of the rule, once the kind was known
 * @param events events of these kinds, count
 * @param candidates how many of them the index named for it
 * @param always whether the index names all of them, whatever is in them
 */
public record AskedCondition(Condition rest, long events, long candidates, boolean always) {}
