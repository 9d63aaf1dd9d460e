/**
 * Windows event logs as they lie on disk: EVTX, chunks of 64 KiB with records of binary XML.
 *
 * <p>Entry: {@link EvtxFormat} for events, {@link EvtxRecords} for the elements of each record.
 * What elements mean is the business of {@code perilune.telemetry.windows}. Believes no size,
 * offset or count before it has been checked, and recovers what it can record by record.
 *
 * <pre>{@code
 * try (var records = new EvtxRecords(stream, refusals, ReadLimits.defaults())) {
 *   while (records.next()) {
 *     boolean whole = records.tell(sink);
 *   }
 * }
 * }</pre>
 *
 * <p>Sources: MS-EVEN6 2.2.12; libevtx, "Windows XML Event Log (EVTX) format".
 */
@NullMarked
package perilune.telemetry.evtx;

import org.jspecify.annotations.NullMarked;
