/**
 * Scenarios for Atomic Red Team: its YAML, with dependencies and cleanup.
 *
 * <p>Entry: {@link perilune.scenarios.atomic.AtomicYaml}. Nothing is run here.
 */
@NullMarked
package perilune.scenarios.atomic;

import org.jspecify.annotations.NullMarked;
