package perilune.telemetry.evtx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** All records of a log, and what was lost. */
record ReadLog(List<Found> records, Refusals refusals) {

  /** One whole record. */
  record Found(long number, long offset, int length, long hash, List<String> lines) {}

  static ReadLog of(byte[] log) {
    return of(log, ReadLimits.defaults());
  }

  static ReadLog of(byte[] log, ReadLimits limits) {
    var refusals = new Refusals();
    var found = new ArrayList<Found>();
    try (var records = new EvtxRecords(new ByteArrayInputStream(log), refusals, limits)) {
      while (records.next()) {
        var told = new ToldRecord();
        if (records.tell(told)) {
          long hash = records.hash().high() ^ Long.rotateLeft(records.hash().low(), 1);
          found.add(
              new Found(
                  records.recordNumber(), records.offset(), records.length(), hash, told.lines()));
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new ReadLog(found, refusals);
  }
}
