/**
 * Tells why a rule matched or did not: term by term, with the nearest miss.
 *
 * <p>Entry: {@link RuleTrace}, which watches the events of a run and keeps, of each part of one
 * rule, the event that comes nearest, and how far sequences, samples and scores came. Matches
 * themselves are the engine's; nothing here decides about them. Memory is bounded by {@link
 * TraceLimits}. Not for the hot path.
 *
 * <pre>{@code
 * var trace = new RuleTrace(plan, fields, TraceLimits.defaults());
 * events.forEach(trace::see);
 * RuleTrace.Told told = trace.told();
 * }</pre>
 */
@NullMarked
package perilune.engine.explain;

import org.jspecify.annotations.NullMarked;
