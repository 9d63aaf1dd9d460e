/**
 * Scenarios: abuse of Lua as data, to be replayed in any record format, changed, run and exported.
 *
 * <p>Entry: {@link perilune.scenarios.ShippedScenarios}. The room knows texts and diagnostics only:
 * neither rules nor telemetry, so that what it writes is judged by code that it does not share.
 */
@NullMarked
package perilune.scenarios;

import org.jspecify.annotations.NullMarked;
