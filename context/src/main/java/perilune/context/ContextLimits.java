package perilune.context;

import perilune.context.lineage.LineageLimits;

/**
 * Bounds on what one host's context may keep.
 *
 * @param lineage bounds on its processes, ancestors and sessions
 */
public record ContextLimits(LineageLimits lineage) {

  /** Gives the documented defaults. */
  public static ContextLimits defaults() {
    return new ContextLimits(LineageLimits.defaults());
  }
}
