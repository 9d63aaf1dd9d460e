package perilune.telemetry.windows;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.json.JsonTree;
import perilune.telemetry.windows.MemberRole.Label;
import perilune.telemetry.windows.MemberRole.OfNxlog;
import perilune.telemetry.windows.MemberRole.Time;

/**
 * Takes events that have everything at the root of a JSON object, as NXLog writes them; what is not
 * of the envelope are data.
 *
 * <p>NXLog's {@code EventTime} may be local time without saying so; a time that says its zone is
 * taken before, then Sysmon's {@code UtcTime}, then {@code @timestamp}. Owned by one thread.
 */
final class FlatDocument {

  private final WindowsRecord record;
  private final NameTable names;
  private final JsonScalars scalars;
  private final NestedDocument nested;
  private final MemberRoles roles = new MemberRoles();
  private final int[] labels = new int[Label.values().length];

  private boolean nxlog;
  private int time;
  private @Nullable Time rank;

  FlatDocument(WindowsRecord record, NameTable names, JsonScalars scalars, ReadContext context) {
    this.record = record;
    this.names = names;
    this.scalars = scalars;
    nested = new NestedDocument(record, names, scalars);
    for (Label label : Label.values()) {
      int id = context.fields().intern(label.name().toLowerCase(java.util.Locale.ROOT));
      labels[label.ordinal()] =
          id != FieldTable.FULL && context.demand().wants(id) ? id : FieldTable.FULL;
    }
  }

  /** Takes an object; literal product, category and service go on the event. */
  void take(JsonTree tree, int root, Event event) {
    nxlog = isOfNxlog(tree, root);
    time = JsonTree.NONE;
    rank = null;
    for (int at = tree.first(root); at != JsonTree.NONE; at = tree.next(at)) {
      MemberRole role = roles.of(tree, at);
      if (!label(role, tree, at, event) && !system(role, tree, at) && !isEnvelope(role)) {
        data(role, tree, at);
      }
    }
    if (time != JsonTree.NONE) {
      put(SystemSlot.TIME, tree, time);
    }
    if (!record.has(SystemSlot.COMPUTER)) {
      int host = tree.member(root, "Hostname");
      if (host != JsonTree.NONE) {
        put(SystemSlot.COMPUTER, tree, host);
      }
    }
  }

  private boolean isOfNxlog(JsonTree tree, int root) {
    int at = tree.first(root);
    while (at != JsonTree.NONE && roles.of(tree, at).nxlog != OfNxlog.MARK) {
      at = tree.next(at);
    }
    return at != JsonTree.NONE;
  }

  private boolean isEnvelope(MemberRole role) {
    return nxlog && (role.nxlog == OfNxlog.MARK || role.nxlog == OfNxlog.ENVELOPE);
  }

  private boolean label(MemberRole role, JsonTree tree, int node, Event event) {
    if (role.label == null || !tree.isText(node)) {
      return false;
    }
    int field = labels[role.label.ordinal()];
    if (field != FieldTable.FULL) {
      event.put(field, tree.bytes(), tree.start(node), tree.length(node));
    }
    return true;
  }

  private void data(MemberRole role, JsonTree tree, int node) {
    if (tree.isObject(node)) {
      if (role.name.equals("EventData")) {
        nested.data(tree, node);
      }
      return;
    }
    if (role.name.equals("Data")) {
      nested.unnamed(tree, node);
      return;
    }
    nested.named(role.datum(names), tree, node);
  }

  private boolean system(MemberRole role, JsonTree tree, int node) {
    if (role.time != null && time(role.time, tree, node)) {
      return true;
    }
    boolean known = nxlog || role.nxlog != OfNxlog.SLOT;
    return known && role.slot != null && put(role.slot, tree, node);
  }

  private boolean time(Time of, JsonTree tree, int node) {
    if (tree.isObject(node)) {
      return false;
    }
    Time found = of == Time.LOCAL && saysZone(tree, node) ? Time.OWN : of;
    if (rank == null || found.compareTo(rank) > 0) {
      time = node;
      rank = found;
    }
    // Sysmon's own is a datum besides.
    return found != Time.UTC;
  }

  private static boolean saysZone(JsonTree tree, int node) {
    if (!tree.isText(node)) {
      return tree.isNumber(node);
    }
    byte[] bytes = tree.bytes();
    int end = tree.start(node) + tree.length(node);
    for (int at = tree.start(node) + 11; at < end; at++) {
      if (bytes[at] == 'Z' || bytes[at] == '+' || bytes[at] == '-') {
        return true;
      }
    }
    return false;
  }

  private boolean put(SystemSlot slot, JsonTree tree, int node) {
    boolean taken =
        slot == SystemSlot.KEYWORDS ? scalars.takeKeywords(tree, node) : scalars.take(tree, node);
    if (taken && scalars.length() > 0) {
      record.system(slot, scalars.bytes(), scalars.from(), scalars.length());
    }
    return taken;
  }
}
