package perilune.engine.sequence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.Ordinal;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * A pending sequence: the events of steps 0 to {@code slot}. It waits in its key's slot, and in the
 * list of all chains of its rule, which is in order of first events.
 *
 * <p>A chain that had an event that should be missing goes on as others do, and so takes their
 * places, but gives no match.
 */
final class Chain {

  /** An event and those before it. */
  private record Link(RetainedEvent event, @Nullable Link before) {}

  final JoinTuple key;
  final RetainedEvent first;
  // The last event before the first that should be missing there.
  final @Nullable Ordinal before;
  private Link last;
  int slot;
  // The first event after the last one that should be missing there.
  private @Nullable Ordinal after;
  private boolean broken;

  @Nullable Chain older;
  @Nullable Chain newer;

  Chain(JoinTuple key, RetainedEvent first, @Nullable Ordinal before) {
    this.key = key;
    this.first = first;
    this.before = before;
    last = new Link(first, null);
  }

  RetainedEvent last() {
    return last.event;
  }

  /** Takes note of an event that should be missing behind the last one; events come in order. */
  void miss(Ordinal event) {
    if (after == null && Ordinal.of(last.event).compareTo(event) < 0) {
      after = event;
    }
  }

  /** Says whether an event that should be missing lies between two of its events. */
  boolean isBroken() {
    return broken;
  }

  void append(RetainedEvent event) {
    broken |= after != null && after.compareTo(Ordinal.of(event)) < 0;
    after = null;
    last = new Link(event, last);
    slot++;
  }

  List<RetainedEvent> events() {
    var all = new ArrayDeque<RetainedEvent>();
    for (Link link = last; link != null; link = link.before) {
      all.addFirst(link.event);
    }
    return List.copyOf(all);
  }

  void writeTo(DataOutput out) throws IOException {
    key.write(out);
    Snapshots.write(before, out);
    Snapshots.write(after, out);
    out.writeBoolean(broken);
    Snapshots.write(events(), out);
  }

  /** Reads what {@link #writeTo} wrote, of at most so many events. */
  static Chain readFrom(DataInput in, FieldTable table, int most, int sectionBytes)
      throws IOException {
    JoinTuple key = JoinTuple.read(in, sectionBytes);
    Ordinal before = Snapshots.readOrdinal(in);
    Ordinal after = Snapshots.readOrdinal(in);
    boolean broken = in.readBoolean();
    List<RetainedEvent> events = Snapshots.readEvents(in, table, most);
    var chain = new Chain(key, events.getFirst(), before);
    events.stream().skip(1).forEach(chain::append);
    chain.after = after;
    chain.broken = broken;
    return chain;
  }
}
