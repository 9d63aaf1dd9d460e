package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Gives the events of one host their processes' identity, parents, ancestors and entry.
 *
 * <p>Owned by one thread. Events come in order of time, then sequence. Cost: a look-up by pid or
 * entity id, and the ancestors that are written; allocation only for processes not met before.
 */
public final class Lineage {

  private static final KnownField[] NEEDED = {
    KnownField.EVENT_CATEGORY,
    KnownField.EVENT_TYPE,
    KnownField.EVENT_ACTION,
    KnownField.EVENT_OUTCOME,
    KnownField.PROCESS_PID,
    KnownField.PROCESS_ENTITY_ID,
    KnownField.PROCESS_EXECUTABLE,
    KnownField.PROCESS_NAME,
    KnownField.PROCESS_ARGS,
    KnownField.PROCESS_ARGS_COUNT,
    KnownField.PROCESS_COMMAND_LINE,
    KnownField.COMMAND_LINE_SOURCE,
    KnownField.COMMAND_LINE_CUT,
    KnownField.PROCESS_WORKING_DIRECTORY,
    KnownField.PROCESS_CHILD_PID,
    KnownField.CHILD_ENTITY_ID,
    KnownField.PREVIOUS_ENTITY_ID,
    KnownField.PROCESS_PREVIOUS_EXECUTABLE,
    KnownField.PROCESS_PARENT_PID,
    KnownField.PROCESS_PARENT_ENTITY_ID,
    KnownField.PROCESS_PARENT_EXECUTABLE,
    KnownField.PROCESS_PARENT_NAME,
    KnownField.PROCESS_PARENT_ARGS,
    KnownField.PROCESS_PARENT_ARGS_COUNT,
    KnownField.PROCESS_PARENT_COMMAND_LINE,
    KnownField.PROCESS_PARENT_WORKING_DIRECTORY,
    KnownField.PROCESS_ANCESTRY,
    KnownField.PROCESS_ENTRY_LEADER_ENTITY_ID,
    KnownField.PROCESS_ENTRY_META_TYPE,
    KnownField.PROCESS_ENTRY_META_SOURCE_IP,
    KnownField.USER_NAME,
    KnownField.USER_TARGET_NAME,
    KnownField.USER_AUDIT_NAME,
    KnownField.SOURCE_IP,
    KnownField.SESSION_ID,
    KnownField.CONTAINER_ID,
    KnownField.AUDITD_MESSAGE_TYPE,
    KnownField.AUDITD_SYSCALL,
    KnownField.AUDITD_A0
  };

  /** What is remembered for the records of children. */
  private static final KnownField[] SIGNATURE = {
    KnownField.PROCESS_SIGNATURE_STATUS,
    KnownField.PROCESS_SIGNATURE_TEAM,
    KnownField.PROCESS_SIGNATURE_ID
  };

  private final LineageLimits limits;
  private final ProcessMemory memory;
  private final Demanded demanded;
  private final LineageWriter writer;
  private final ProcessEvent current = new ProcessEvent();
  private State state;
  // The image of the event at hand.
  private @Nullable ProcessNode latest;

  /** What is learned, and who learns it; a restored snapshot comes in its place as a whole. */
  private static final class State {
    final Tally tally = new Tally();
    final ProcessTable table;
    final Sessions sessions;
    final PidLineage byPid;
    final EntityLineage byEntity;
    long lastNanos;

    State(LineageLimits limits, ProcessMemory memory) {
      table = new ProcessTable(limits, memory, tally);
      sessions = new Sessions(limits.maxSessions(), tally);
      var programs = new ProgramReader(limits.maxArgumentBytes(), tally);
      byPid = new PidLineage(table, programs, tally, limits.exitTolerance().toNanos());
      byEntity = new EntityLineage(table, programs, limits.maxAncestors(), tally);
    }
  }

  /** Makes the lineage of a host of which nothing is known yet, with memory of its own. */
  public Lineage(FieldDemand demand, LineageLimits limits) {
    this(demand, limits, ProcessMemory.of(limits, 1));
  }

  /**
   * Makes the lineage of a host of which nothing is known yet.
   *
   * @param memory shared with the lineages of other hosts
   */
  public Lineage(FieldDemand demand, LineageLimits limits, ProcessMemory memory) {
    this.limits = limits;
    this.memory = memory;
    this.demanded = new Demanded(demand);
    this.writer = new LineageWriter(demanded, limits.maxAncestors());
    this.state = new State(limits, memory);
  }

  /** Gives the demand that readers must meet so that the wanted fields can be derived. */
  public static FieldDemand needs(FieldDemand wanted) {
    FieldDemand plain = wanted.plus(NEEDED);
    boolean signed =
        wanted.wants(KnownField.PARENT_SIGNATURE_STATUS)
            || wanted.wants(KnownField.PARENT_SIGNATURE_TEAM)
            || wanted.wants(KnownField.PARENT_SIGNATURE_ID);
    return readsOfOthers(signed ? plain.plus(SIGNATURE) : plain);
  }

  /** Gives the demand with what {@link #followLua} reads that other kinds of context fill. */
  public static FieldDemand readsOfOthers(FieldDemand wanted) {
    return new Demanded(wanted).luaRoot
        ? wanted.plus(
            KnownField.LUA_HOST,
            KnownField.LUA_HOST_NAME,
            KnownField.LUA_INVOCATION,
            KnownField.LUA_IDENTITY,
            KnownField.EXPECTED_CHILD,
            KnownField.LIBRARY_LOCATION,
            KnownField.LIBRARY_DROP_STATE,
            KnownField.HOST_OS_TYPE)
        : wanted;
  }

  /** Learns from an event and fills its fields; see {@link perilune.context.HostContext#enrich}. */
  public void enrich(Event event) {
    current.read(event, state.lastNanos);
    state.lastNanos = Math.max(state.lastNanos, current.timeNanos);
    if (Sessions.isBoot(event)) {
      state.table.endAll(current.timeNanos);
    }
    ProcessNode node = learn(event);
    latest = node;
    writer.write(current, node);
    if (node != null && current.end) {
      end(node);
    }
    state.table.tidy(state.lastNanos, node);
  }

  /**
   * Learns whether the event that was enriched last started Lua, and fills {@code
   * perilune.lua.root.*}: to be called once it is known what the event's program is. Nothing where
   * none of these fields is asked for.
   */
  public void followLua(Event event) {
    ProcessNode node = latest;
    if (node != null && current.exec) {
      node.setLuaHost(event.text(KnownField.LUA_HOST_NAME).orElse(""));
    }
    if (!demanded.luaRoot) {
      return;
    }
    if (node != null && LuaRoot.isLua(event)) {
      LuaRoot.mark(node, limits.maxAncestors());
    } else if (node != null && event.hasText(KnownField.EXPECTED_CHILD, "unexpected")) {
      LuaRoot.markAbove(node, limits.maxAncestors());
    }
    LuaRoot.write(node, event, writer, limits.maxAncestors());
  }

  /**
   * Gives the entry of the Lua hosts by which the process of the event that was enriched last was
   * known at its start; empty where it was by none, or the start was not seen.
   */
  public String luaHost() {
    return luaHost(latest);
  }

  /** Gives the same of its parent. */
  public String parentLuaHost() {
    return luaHost(latest == null ? null : latest.parent());
  }

  /** A fork runs what its parent runs. */
  private static String luaHost(@Nullable ProcessNode node) {
    ProcessNode at = node;
    for (int steps = 0; at != null && steps < Entries.MAX_CHAIN; steps++) {
      if (at.origin() != ProcessNode.Origin.FORKED || !at.luaHost().isEmpty()) {
        return at.luaHost();
      }
      at = at.parent();
    }
    return "";
  }

  private @Nullable ProcessNode learn(Event event) {
    ProcessNode node = null;
    if (current.hasSourceId()) {
      node = state.byEntity.follow(current);
    } else if (current.pid >= 0) {
      node = state.byPid.follow(current);
    }
    if (node != null) {
      node.setSignature(Signature.of(event, node.signature()));
      state.sessions.follow(event, node);
      state.sessions.learn(event, node);
    }
    return node;
  }

  private void end(ProcessNode node) {
    if (!node.isAfter(current.timeNanos, current.sequence)) {
      state.table.end(node, current.timeNanos);
    }
  }

  /** Forgets processes as long as they take more than the host's share of the memory. */
  public void giveWay() {
    state.table.giveWay();
  }

  /** Gives its part of the memory back; it is not used any more. */
  public void leave() {
    state.table.leave();
  }

  /** Gives what is known and what was given up. */
  public LineageCounters counters() {
    return state.tally.counters(state.table.size(), state.sessions.size());
  }

  /** Writes all state. O(state). */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(state.lastNanos);
    state.tally.writeTo(out);
    new SnapshotWriter(out).write(state.table, state.sessions);
  }

  /**
   * Reads state that {@link #writeTo} wrote, in the place of what there was.
   *
   * @throws IOException if the bytes cannot be had or are damaged; what there was is kept
   */
  public void readFrom(DataInput in) throws IOException {
    var read = new State(limits, memory);
    try {
      fill(read, in);
    } catch (IOException e) {
      read.table.leave();
      throw e;
    }
    state.table.leave();
    state = read;
  }

  private static void fill(State read, DataInput in) throws IOException {
    read.lastNanos = in.readLong();
    var tally = new Tally();
    tally.readFrom(in);
    new SnapshotReader(in).read(read.table, read.sessions);
    read.tally.copyFrom(tally);
  }
}
