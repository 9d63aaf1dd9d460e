package perilune.context.lineage;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table and its sessions: first the entry points, which are shared, then the images,
 * parents before children, leaves in the order in which they would be forgotten.
 */
final class SnapshotWriter {

  /** Stands for an object that is not there. */
  static final int NOTHING = -1;

  private final DataOutput out;
  private final List<EntryPoint> entries = new ArrayList<>();
  private final IdentityHashMap<EntryPoint, Integer> entryNumbers = new IdentityHashMap<>();
  private final IdentityHashMap<ProcessNode, Integer> nodeNumbers = new IdentityHashMap<>();

  SnapshotWriter(DataOutput out) {
    this.out = out;
  }

  void write(ProcessTable table, Sessions sessions) throws IOException {
    var nodes = table.all();
    for (ProcessNode node : nodes) {
      number(node);
    }
    sessions.all().values().forEach(this::number);
    out.writeInt(entries.size());
    for (EntryPoint entry : entries) {
      write(entry);
    }
    out.writeInt(nodes.size());
    for (ProcessNode node : nodes) {
      write(node, table);
    }
    out.writeInt(sessions.size());
    for (var session : sessions.all().entrySet()) {
      out.writeUTF(session.getKey());
      out.writeInt(number(session.getValue()));
    }
  }

  private void number(ProcessNode node) {
    nodeNumbers.put(node, nodeNumbers.size());
    number(node.login);
    number(node.own);
    number(node.sessionEntry);
    number(node.sourceEntry);
  }

  private int number(@Nullable EntryPoint entry) {
    if (entry == null) {
      return NOTHING;
    }
    Integer known = entryNumbers.get(entry);
    if (known != null) {
      return known;
    }
    int number = entries.size();
    entryNumbers.put(entry, number);
    entries.add(entry);
    return number;
  }

  private void write(EntryPoint entry) throws IOException {
    out.writeByte(entry.type.ordinal());
    Bytes.write(entry.entityId, out);
    Bytes.write(entry.userName, out);
    Bytes.write(entry.sourceIp, out);
    Bytes.write(entry.session, out);
  }

  private void write(ProcessNode node, ProcessTable table) throws IOException {
    out.writeLong(node.pid);
    out.writeByte(node.origin().ordinal());
    out.writeLong(node.startNanos);
    out.writeLong(node.startSequence);
    out.writeLong(node.processStartNanos);
    Bytes.write(node.entityId(), out);
    out.writeBoolean(node.sourceId);
    node.program.writeTo(out);
    boolean replaced = node.previous().memory() > 0;
    out.writeBoolean(replaced);
    if (replaced) {
      node.previous().writeTo(out);
    }
    ProcessNode parent = node.parent();
    out.writeInt(parent == null ? NOTHING : nodeNumbers.getOrDefault(parent, NOTHING));
    out.writeLong(node.parentPid);
    out.writeLong(node.adoptedByPid);
    out.writeLong(node.reusedByPid);
    out.writeLong(node.reusedNanos);
    out.writeLong(node.reusedSequence);
    out.writeBoolean(node.ended);
    out.writeLong(node.endNanos);
    Bytes.write(node.session, out);
    out.writeInt(number(node.login));
    out.writeInt(number(node.own));
    out.writeInt(number(node.sessionEntry));
    out.writeInt(number(node.sourceEntry));
    LuaRoot.writeTo(node.luaRoot, out);
    node.signature().writeTo(out);
    Bytes.write(node.luaHost().getBytes(StandardCharsets.UTF_8), out);
    out.writeBoolean(table.isNewestOfPid(node));
    out.writeBoolean(table.isNewestOfEntity(node));
  }
}
