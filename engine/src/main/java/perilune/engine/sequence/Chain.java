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

  /** What is known of events that should be missing; few rules ask for that. */
  private static final class Absence {
    // The last event before the first that should be missing there.
    private @Nullable Ordinal before;
    // The first event after the last one that should be missing there.
    private @Nullable Ordinal after;
    private boolean broken;
  }

  final JoinTuple key;
  final RetainedEvent first;
  private RetainedEvent last;
  private @Nullable Link earlier;
  private @Nullable Absence absence;
  int slot;

  // In the list of all chains of the rule, and in that of the chains of its key.
  @Nullable Chain older;
  @Nullable Chain newer;
  @Nullable Chain nextOfKey;

  Chain(JoinTuple key, RetainedEvent first, @Nullable Ordinal before) {
    this.key = key;
    this.first = first;
    last = first;
    if (before != null) {
      absence().before = before;
    }
  }

  private Absence absence() {
    Absence known = absence;
    if (known == null) {
      known = new Absence();
      absence = known;
    }
    return known;
  }

  RetainedEvent last() {
    return last;
  }

  /** Gives the last event before the first one that should be missing there. */
  @Nullable Ordinal before() {
    return absence == null ? null : absence.before;
  }

  /** Takes note of an event that should be missing behind the last one; events come in order. */
  void miss(Ordinal event) {
    if (absence().after == null && Ordinal.of(last).compareTo(event) < 0) {
      absence().after = event;
    }
  }

  /** Says whether an event that should be missing lies between two of its events. */
  boolean isBroken() {
    return absence != null && absence.broken;
  }

  void append(RetainedEvent event) {
    if (absence != null && absence.after != null) {
      absence.broken |= absence.after.compareTo(Ordinal.of(event)) < 0;
      absence.after = null;
    }
    earlier = new Link(last, earlier);
    last = event;
    slot++;
  }

  List<RetainedEvent> events() {
    var all = new ArrayDeque<RetainedEvent>();
    all.add(last);
    for (Link link = earlier; link != null; link = link.before) {
      all.addFirst(link.event);
    }
    return List.copyOf(all);
  }

  void writeTo(DataOutput out) throws IOException {
    key.write(out);
    Snapshots.write(before(), out);
    Snapshots.write(absence == null ? null : absence.after, out);
    out.writeBoolean(isBroken());
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
    if (after != null || broken) {
      chain.absence().after = after;
      chain.absence().broken = broken;
    }
    return chain;
  }
}
