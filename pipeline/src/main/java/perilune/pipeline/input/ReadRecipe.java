package perilune.pipeline.input;

import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/**
 * How every input is read.
 *
 * @param fields gives ids to names
 * @param demand which fields are worth extracting
 * @param limits bounds on what one record may cost
 */
public record ReadRecipe(FieldTable fields, FieldDemand demand, ReadLimits limits) {

  /** Gives the context for one input, with its own count of refusals. */
  ReadContext context(Refusals refusals) {
    return new ReadContext(fields, demand, refusals, limits);
  }
}
