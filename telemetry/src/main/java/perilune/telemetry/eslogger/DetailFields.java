package perilune.telemetry.eslogger;

import java.util.Set;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.json.JsonTree;

/**
 * Puts what an event's own part says, and no field of ECS has, under {@code eslogger.EVENT.*}: only
 * where everything is asked for, or one of these names. Builds names, so not for the hot path.
 */
final class DetailFields {

  static final String PREFIX = "eslogger.";

  /** Longest name that becomes a field, characters; Apple's have under 100. */
  private static final int MAX_NAME = 256;

  /** Members that have fields of their own, or say nothing that lasts. */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "stat",
          "args",
          "env",
          "fds",
          "child",
          "cwd",
          "path_truncated",
          "parent_audit_token",
          "responsible_audit_token");

  private final FieldWriter writer;
  private final FieldTable fields;
  private final ReadContext context;
  private final boolean wanted;

  DetailFields(ReadContext context, FieldWriter writer) {
    this.writer = writer;
    this.context = context;
    this.fields = context.fields();
    this.wanted = context.demand().wantsAll() || asksForOne(context);
  }

  private static boolean asksForOne(ReadContext context) {
    for (int id = 0; id < context.fields().size(); id++) {
      if (context.fields().name(id).startsWith(PREFIX) && context.demand().wants(id)) {
        return true;
      }
    }
    return false;
  }

  /** Puts the members of an event's part. */
  void write(String event, int part, EventKind kind) {
    if (wanted && kind.shape() != EventKind.Shape.EXIT) {
      members(PREFIX + event, part, kind.shape() == EventKind.Shape.EXEC);
    }
  }

  private void members(String name, int node, boolean exec) {
    JsonTree tree = writer.tree();
    for (int at = tree.first(node); at != JsonTree.NONE; at = tree.next(at)) {
      String member = tree.name(at);
      boolean own = PASSED_OVER.contains(member) || exec && member.equals("target");
      if (!own && !member.isEmpty()) {
        value(name + "." + member, at);
      } else if (member.isEmpty()) {
        value(name, at);
      }
    }
  }

  private int place(String name) {
    if (name.length() > MAX_NAME) {
      return FieldTable.FULL;
    }
    return context.demand().wantsAll() ? fields.intern(name) : fields.find(name);
  }

  private void value(String name, int node) {
    JsonTree tree = writer.tree();
    if (tree.isObject(node) || tree.isArray(node)) {
      members(name, node, false);
      return;
    }
    int field = place(name);
    if (tree.isNull(node) || field != FieldTable.FULL && !context.demand().wants(field)) {
      return;
    }
    if (field == FieldTable.FULL) {
      if (context.demand().wantsAll()) {
        writer.noPlaceFor(name);
      }
    } else if (tree.isText(node)) {
      writer.event().put(field, tree.bytes(), tree.start(node), tree.length(node));
    } else if (tree.isTruth(node)) {
      writer.event().putBoolean(field, tree.number(node) != 0);
    } else {
      writer.event().putLong(field, tree.number(node));
    }
  }
}
