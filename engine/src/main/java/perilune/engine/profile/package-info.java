/**
 * Tells what the rules of a run cost, and why the dearest are dear.
 *
 * <p>Entry: {@link RunProfile#of}, of a {@link perilune.engine.CostMeter} that measured the stages.
 * Reasons are derived from the compiled rules, what is left of them for a kind of events, and what
 * the index takes from that; times say only in which order rules are told. Reads no clock.
 *
 * <pre>{@code
 * var meter = new CostMeter(rules, System::nanoTime, 25);
 * signals.measure(meter);
 * operators.measure(meter);
 * // ... events ...
 * RunProfile.of(meter, rules, fields, signals.counters());
 * }</pre>
 */
@NullMarked
package perilune.engine.profile;

import org.jspecify.annotations.NullMarked;
