package perilune.telemetry;

import perilune.event.FieldDemand;
import perilune.event.FieldTable;

/**
 * What a reader needs besides bytes.
 *
 * @param fields gives ids to names
 * @param demand which fields are worth extracting
 * @param refusals where bad bytes are counted
 * @param limits bounds on what one record may cost
 */
public record ReadContext(
    FieldTable fields, FieldDemand demand, Refusals refusals, ReadLimits limits) {}
