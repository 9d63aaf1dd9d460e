package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import perilune.event.FieldTable;

/** The last of those that counted, as many as a match shows. */
final class LastOnes {

  private final Deque<Occurrence> last = new ArrayDeque<>();

  void add(Occurrence occurrence) {
    if (last.size() == CorrelationMatcher.SHOWN_EVENTS) {
      last.removeFirst();
    }
    last.addLast(occurrence);
  }

  void forget(Span span, long nanos) {
    while (!last.isEmpty() && span.isOver(last.getFirst().nanos(), nanos)) {
      last.removeFirst();
    }
  }

  List<Occurrence> all() {
    return List.copyOf(last);
  }

  int size() {
    return last.size();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(last.size());
    for (Occurrence occurrence : last) {
      occurrence.write(out);
    }
  }

  void read(DataInput in, FieldTable table) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      add(Occurrence.read(in, table));
    }
  }
}
