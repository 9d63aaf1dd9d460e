/**
 * Makes the telemetry of an invented fleet: a month of some two hundred hosts, with all that uses
 * Lua there every day, changes of the site, and planted attacks with their labels.
 *
 * <p>Entry for people: {@code bench/fleet.sh}, which runs {@link perilune.bench.fleet.Fleet}, and
 * {@link perilune.bench.fleet.FleetScore}, which holds findings against the labels. The same seed
 * and drift always give the same bytes. Knows the JDK only, so that it runs from source.
 *
 * <pre>{@code
 * bench/fleet.sh --seed 1 --drift bench/drifts/usual.drift --out /tmp/fleet
 * }</pre>
 */
@NullMarked
package perilune.bench.fleet;

import org.jspecify.annotations.NullMarked;
