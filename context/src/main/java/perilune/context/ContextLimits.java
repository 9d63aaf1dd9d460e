package perilune.context;

import perilune.context.artefact.ArtefactLimits;
import perilune.context.lineage.LineageLimits;

/**
 * Bounds on what one host's context may keep.
 *
 * @param lineage bounds on its processes, ancestors and sessions
 * @param artefacts bounds on its files
 */
public record ContextLimits(LineageLimits lineage, ArtefactLimits artefacts) {

  /** Gives the documented defaults. */
  public static ContextLimits defaults() {
    return new ContextLimits(LineageLimits.defaults(), ArtefactLimits.defaults());
  }
}
