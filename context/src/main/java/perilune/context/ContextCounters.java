package perilune.context;

import perilune.context.artefact.ArtefactCounters;
import perilune.context.lineage.LineageCounters;

/**
 * What one host's context knows, and what it had to give up.
 *
 * @param lineage of its processes and sessions
 * @param artefacts of its files
 */
public record ContextCounters(LineageCounters lineage, ArtefactCounters artefacts) {}
