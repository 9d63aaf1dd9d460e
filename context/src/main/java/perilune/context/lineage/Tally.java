package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts while events pass; {@link LineageCounters} is what others see of it. */
final class Tally {
  long expired;
  long evicted;
  long evictedSessions;
  long unknownParents;
  long pidReuses;
  long missedExecs;
  long lateEvents;
  long cutArguments;

  LineageCounters counters(long processes, long sessions) {
    return new LineageCounters(
        processes,
        sessions,
        expired,
        evicted,
        evictedSessions,
        unknownParents,
        pidReuses,
        missedExecs,
        lateEvents,
        cutArguments);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(expired);
    out.writeLong(evicted);
    out.writeLong(evictedSessions);
    out.writeLong(unknownParents);
    out.writeLong(pidReuses);
    out.writeLong(missedExecs);
    out.writeLong(lateEvents);
    out.writeLong(cutArguments);
  }

  void readFrom(DataInput in) throws IOException {
    expired = in.readLong();
    evicted = in.readLong();
    evictedSessions = in.readLong();
    unknownParents = in.readLong();
    pidReuses = in.readLong();
    missedExecs = in.readLong();
    lateEvents = in.readLong();
    cutArguments = in.readLong();
  }

  void copyFrom(Tally other) {
    expired = other.expired;
    evicted = other.evicted;
    evictedSessions = other.evictedSessions;
    unknownParents = other.unknownParents;
    pidReuses = other.pidReuses;
    missedExecs = other.missedExecs;
    lateEvents = other.lateEvents;
    cutArguments = other.cutArguments;
  }
}
