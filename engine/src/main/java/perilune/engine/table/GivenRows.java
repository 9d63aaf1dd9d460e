package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The rows that were given and the end of the last window that gave them, until no later window can
 * have an event of that one.
 */
final class GivenRows {

  private final int most;
  // The latest given comes last.
  private final SequencedMap<GroupKey, Long> ends = new LinkedHashMap<>();
  private long evicted;

  GivenRows(int most) {
    this.most = most;
  }

  long evicted() {
    return evicted;
  }

  /** Says whether a row has to be given by a window, and remembers it. */
  boolean give(Row row, long end) {
    Long last = ends.get(row.identity);
    if (row.events.count() == 0 || last != null && row.events.newestEnd() <= last) {
      return false;
    }
    ends.putLast(row.identity, end);
    if (ends.size() > most) {
      ends.pollFirstEntry();
      evicted++;
    }
    return true;
  }

  /** Forgets what was given by windows that ended by the start of the last one. */
  void forgetUpTo(long start) {
    Iterator<Long> oldest = ends.values().iterator();
    while (oldest.hasNext() && oldest.next() <= start) {
      oldest.remove();
    }
  }

  void clear() {
    ends.clear();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(ends.size());
    for (var entry : ends.entrySet()) {
      entry.getKey().write(out);
      out.writeLong(entry.getValue());
    }
  }

  void read(DataInput in) throws IOException {
    for (int left = Codec.readCount(in); left > 0; left--) {
      GroupKey key = GroupKey.read(in);
      ends.put(key, in.readLong());
    }
  }
}
