package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowValue;
import perilune.event.FieldTable;

/** Groups of rows with their partial aggregates, in the order in which they were made. */
final class Groups {

  /** Rows with the same key. */
  static final class Group {
    final GroupKey key;
    final Partial[] partials;
    final RowEvents events = new RowEvents();

    /** Where its first row stands, and which of that row's keys it was. */
    ValuePartials.Place first;

    Group(GroupKey key, ValuePartials.Place first, Partial[] partials) {
      this.key = key;
      this.first = first;
      this.partials = partials;
    }

    RowValue[] results() {
      RowValue[] results = new RowValue[partials.length];
      for (int i = 0; i < partials.length; i++) {
        results[i] = partials[i].result();
      }
      return results;
    }

    /** Gives what it takes of the limit: itself, events, values. */
    int size() {
      int size = 1 + events.kept();
      for (Partial partial : partials) {
        size += partial.size();
      }
      return size;
    }
  }

  private final SequencedMap<GroupKey, Group> groups = new LinkedHashMap<>();

  /** What its groups take of the limit, where somebody keeps count. */
  long size;

  Collection<Group> all() {
    return groups.values();
  }

  @Nullable Group find(GroupKey key) {
    return groups.get(key);
  }

  Group get(GroupKey key, ValuePartials.Place order, Grouping grouping) {
    Group known = groups.get(key);
    if (known == null) {
      known = new Group(key, order, grouping.partials());
      groups.put(key, known);
    } else if (order.compareTo(known.first) < 0) {
      known.first = order;
    }
    return known;
  }

  /** Adds all groups of another time to these. */
  void merge(Groups other, Grouping grouping) {
    for (Group group : other.groups.values()) {
      Group own = get(group.key, group.first, grouping);
      own.events.merge(group.events);
      for (int i = 0; i < own.partials.length; i++) {
        own.partials[i].merge(group.partials[i]);
      }
    }
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Takes the oldest group away and gives what it took of the limit. */
  int removeOldest() {
    Iterator<Group> oldest = groups.values().iterator();
    int freed = oldest.next().size();
    oldest.remove();
    size -= freed;
    return freed;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(groups.size());
    for (Group group : groups.values()) {
      group.key.write(out);
      group.first.order().write(out);
      out.writeInt(group.first.number());
      group.events.write(out);
      for (Partial partial : group.partials) {
        partial.write(out);
      }
    }
  }

  void read(DataInput in, FieldTable table, Grouping grouping) throws IOException {
    for (int left = Codec.readCount(in); left > 0; left--) {
      GroupKey key = GroupKey.read(in);
      var first = new ValuePartials.Place(RowOrder.read(in), in.readInt());
      var group = new Group(key, first, grouping.partials());
      group.events.read(in, table);
      for (Partial partial : group.partials) {
        partial.read(in);
      }
      groups.put(group.key, group);
      size += group.size();
    }
  }
}
