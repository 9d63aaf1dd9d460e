package perilune.context.artefact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts while events pass; {@link ArtefactCounters} is what others see of it. */
final class Tally {
  long expired;
  long evicted;
  long evictedOfProcess;
  long longPaths;
  long lateEvents;
  long longCommands;

  ArtefactCounters counters(long files) {
    return new ArtefactCounters(
        files, expired, evicted, evictedOfProcess, longPaths, lateEvents, longCommands);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(expired);
    out.writeLong(evicted);
    out.writeLong(evictedOfProcess);
    out.writeLong(longPaths);
    out.writeLong(lateEvents);
    out.writeLong(longCommands);
  }

  void readFrom(DataInput in) throws IOException {
    expired = in.readLong();
    evicted = in.readLong();
    evictedOfProcess = in.readLong();
    longPaths = in.readLong();
    lateEvents = in.readLong();
    longCommands = in.readLong();
  }
}
