package perilune.telemetry.evtx;

import java.io.IOException;
import java.io.InputStream;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.windows.WindowsEventMapper;

/**
 * Gives one event for each record that is whole. The line of an event is the record's place among
 * those of its input. Owned by one thread.
 */
final class EvtxReader implements EventReader {

  private final EvtxRecords records;
  private final WindowsEventMapper mapper;
  private final Refusals refusals;

  EvtxReader(InputStream bytes, ReadContext context) {
    records = new EvtxRecords(bytes, context.refusals(), context.limits());
    mapper = new WindowsEventMapper(context);
    refusals = context.refusals();
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (records.next()) {
      into.clear();
      mapper.begin();
      if (records.tell(mapper)) {
        if (mapper.complete(into, records.ordinal(), records.offset())) {
          complete(into.header());
          return true;
        }
        refusals.add(
            Refusals.Reason.BROKEN_RECORD,
            records.ordinal(),
            records.offset(),
            "the event has no number");
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
    header.offset = records.offset();
    header.length = records.length();
    header.line = records.ordinal();
    header.hashHigh = records.hash().high();
    header.hashLow = records.hash().low();
  }
}
