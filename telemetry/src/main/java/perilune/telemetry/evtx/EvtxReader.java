package perilune.telemetry.evtx;

import java.io.IOException;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.telemetry.EventReader;

/**
 * Gives one event for each record that is whole. The line of an event is the record's place among
 * those of its input; its sequence is the number that it has in its file. Owned by one thread.
 */
final class EvtxReader implements EventReader {

  private final EvtxRecords records;
  private final EventCompletion mapping;

  EvtxReader(EvtxRecords records, EventCompletion mapping) {
    this.records = records;
    this.mapping = mapping;
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (records.next()) {
      into.clear();
      mapping.begin(into);
      if (records.tell(mapping) && mapping.complete()) {
        complete(into.header());
        return true;
      }
    }
    into.clear();
    return false;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private void complete(EventHeader header) {
    header.sequence = records.recordNumber();
    header.offset = records.offset();
    header.length = records.length();
    header.line = records.ordinal();
    header.hashHigh = records.hash().high();
    header.hashLow = records.hash().low();
  }
}
