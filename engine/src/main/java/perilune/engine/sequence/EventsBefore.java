package perilune.engine.sequence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.Ordinal;

/**
 * The last events that should be missing before a sequence begins, by key, in the order of their
 * coming.
 *
 * <p>For each key the two last different ordinals are kept: an event that is concurrent with the
 * last one asks for the one before it. O(1) for each call.
 */
final class EventsBefore {

  private record Last(Ordinal ordinal, @Nullable Ordinal earlier) {}

  private final SequencedMap<JoinTuple, Last> byKey = new LinkedHashMap<>();

  int size() {
    return byKey.size();
  }

  void see(JoinTuple key, Ordinal ordinal) {
    Last known = byKey.get(key);
    if (known == null) {
      byKey.putLast(key, new Last(ordinal, null));
    } else if (known.ordinal.compareTo(ordinal) < 0) {
      byKey.putLast(key, new Last(ordinal, known.ordinal));
    }
  }

  /** Gives the last one before a place in order, or null. */
  @Nullable Ordinal before(JoinTuple key, Ordinal place) {
    Last known = byKey.get(key);
    if (known == null) {
      return null;
    }
    return known.ordinal.compareTo(place) < 0 ? known.ordinal : known.earlier;
  }

  void removeOldest() {
    byKey.pollFirstEntry();
  }

  /** Forgets those that lie too far back for all that begins at or after a time. */
  void advance(SequenceShape shape, long watermarkNanos) {
    while (!byKey.isEmpty()) {
      long oldest = byKey.firstEntry().getValue().ordinal.timeNanos();
      if (!shape.isTooLate(oldest, watermarkNanos)) {
        return;
      }
      byKey.pollFirstEntry();
    }
  }

  void clear() {
    byKey.clear();
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(byKey.size());
    for (var entry : byKey.entrySet()) {
      entry.getKey().write(out);
      Snapshots.write(entry.getValue().ordinal, out);
      Snapshots.write(entry.getValue().earlier, out);
    }
  }

  void readFrom(DataInput in, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      Ordinal ordinal = Snapshots.readOrdinal(in);
      Ordinal earlier = Snapshots.readOrdinal(in);
      if (ordinal == null) {
        throw new IOException("a last event without a place");
      }
      byKey.putLast(key, new Last(ordinal, earlier));
    }
  }
}
