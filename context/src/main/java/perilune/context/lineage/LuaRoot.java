package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;

/** The outermost Lua process of a tree: what happens in it or below it is one story. Immutable. */
final class LuaRoot {

  private static final byte[] SELF = Bytes.ascii("self");
  private static final byte[] DESCENDANT = Bytes.ascii("descendant");
  private static final byte[] ABSENT = Bytes.ascii("none");

  private static final String[] NOT_INSTALLED = {
    "temporary", "downloads", "public", "program_data", "app_data", "remote", "stream", "hidden"
  };

  private final byte[] entityId;
  private final byte[] executable;

  private LuaRoot(byte[] entityId, byte[] executable) {
    this.entityId = entityId;
    this.executable = executable;
  }

  /**
   * Says whether an event is the start of a program that was asked to run Lua, or the load of Lua's
   * library by one that brought it along, as a renamed interpreter on Windows does.
   */
  static boolean isLua(Event event) {
    if (event.hasText(KnownField.LUA_HOST, "interpreter")) {
      return true;
    }
    if (event.hasText(KnownField.LUA_HOST, "embedder")) {
      return !event.hasText(KnownField.LUA_INVOCATION, "none");
    }
    return event.hasText(KnownField.LUA_IDENTITY, "library") && isBroughtAlong(event);
  }

  /** Lua's library from where programs are not installed makes its process one that runs Lua. */
  private static boolean isBroughtAlong(Event event) {
    if (!event.hasText(KnownField.HOST_OS_TYPE, "windows")) {
      return false;
    }
    for (String place : NOT_INSTALLED) {
      if (event.hasText(KnownField.LIBRARY_LOCATION, place)) {
        return true;
      }
    }
    return event.hasText(KnownField.LIBRARY_DROP_STATE, "dropped");
  }

  /** Notes that an image runs Lua: it is the root, unless it has one. */
  static void mark(ProcessNode node, int maxAncestors) {
    LuaRoot outer = of(node, maxAncestors);
    node.luaRoot = outer == null ? at(node) : outer;
  }

  private static LuaRoot at(ProcessNode node) {
    return new LuaRoot(node.entityId().clone(), node.program.copyOf(Program.Text.EXECUTABLE));
  }

  /**
   * Notes that a program started what is not expected of it, which tells that Lua may run there: a
   * server has no other sign. It is the root, unless it has one, or what replaced it.
   */
  static void markAbove(ProcessNode node, int maxAncestors) {
    ProcessNode parent = node.parent();
    boolean replaced = node.previous().known();
    mark(parent == null || replaced || parent.entityId().length == 0 ? node : parent, maxAncestors);
  }

  /**
   * Gives the root of an image, or null; looks no further up than to where the story begins.
   * O(steps up to the nearest Lua process).
   */
  static @Nullable LuaRoot of(ProcessNode node, int maxAncestors) {
    int steps = 0;
    for (ProcessNode at = node; at != null && steps <= maxAncestors; at = at.parent()) {
      if (at.luaRoot != null) {
        return at.luaRoot;
      }
      if (at.own != null || at.login != null) {
        return null;
      }
      steps++;
    }
    return null;
  }

  /** Writes {@code perilune.lua.root.*} of an event of an image, or of none. */
  static void write(@Nullable ProcessNode node, Event event, LineageWriter writer, int ancestors) {
    LuaRoot root = node == null ? null : of(node, ancestors);
    if (root == null || node == null) {
      writer.fill(event, KnownField.LUA_ROOT_RELATION, ABSENT);
      return;
    }
    boolean self = java.util.Arrays.equals(root.entityId, node.entityId());
    writer.fill(event, KnownField.LUA_ROOT_RELATION, self ? SELF : DESCENDANT);
    writer.fill(event, KnownField.LUA_ROOT_ID, root.entityId);
    writer.fill(event, KnownField.LUA_ROOT_EXECUTABLE, root.executable);
  }

  static void writeTo(@Nullable LuaRoot root, DataOutput out) throws IOException {
    out.writeBoolean(root != null);
    if (root != null) {
      Bytes.write(root.entityId, out);
      Bytes.write(root.executable, out);
    }
  }

  static @Nullable LuaRoot readFrom(DataInput in) throws IOException {
    return in.readBoolean() ? new LuaRoot(Bytes.read(in), Bytes.read(in)) : null;
  }
}
