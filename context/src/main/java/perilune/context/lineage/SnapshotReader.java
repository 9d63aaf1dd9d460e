package perilune.context.lineage;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} wrote; damage is an IOException. */
final class SnapshotReader {

  private static final int MAX_OBJECTS = 1 << 28;
  private static final ProcessNode.Origin[] ORIGINS = ProcessNode.Origin.values();

  private final DataInput in;
  private final List<EntryPoint> entries = new ArrayList<>();
  private final List<ProcessNode> nodes = new ArrayList<>();

  SnapshotReader(DataInput in) {
    this.in = in;
  }

  void read(ProcessTable table, Sessions sessions) throws IOException {
    int entryCount = Bytes.count(in, MAX_OBJECTS);
    for (int i = 0; i < entryCount; i++) {
      entries.add(readEntry());
    }
    int nodeCount = Bytes.count(in, MAX_OBJECTS);
    for (int i = 0; i < nodeCount; i++) {
      readNode(table);
    }
    int sessionCount = Bytes.count(in, MAX_OBJECTS);
    for (int i = 0; i < sessionCount; i++) {
      sessions.put(in.readUTF(), required(entries));
    }
  }

  private EntryPoint readEntry() throws IOException {
    var entry = new EntryPoint(EntryType.readFrom(in), Bytes.read(in));
    entry.userName = Bytes.read(in);
    entry.sourceIp = Bytes.read(in);
    entry.session = Bytes.read(in);
    return entry;
  }

  private void readNode(ProcessTable table) throws IOException {
    long pid = in.readLong();
    int origin = in.readUnsignedByte();
    if (origin >= ORIGINS.length) {
      throw new IOException("snapshot of a lineage is damaged: origin " + origin);
    }
    ProcessNode node = table.node(pid, ORIGINS[origin], in.readLong(), in.readLong());
    node.processStartNanos = in.readLong();
    byte[] id = Bytes.read(in);
    node.setEntityId(id, 0, id.length);
    node.sourceId = in.readBoolean();
    node.program.readFrom(in);
    if (in.readBoolean()) {
      node.readPrevious(in);
    }
    node.setParent(optional(nodes));
    readHistory(node);
    nodes.add(node);
    table.add(node);
    if (in.readBoolean()) {
      table.indexPid(node);
    }
    if (in.readBoolean()) {
      table.indexEntity(node);
    }
  }

  private void readHistory(ProcessNode node) throws IOException {
    node.parentPid = in.readLong();
    node.adoptedByPid = in.readLong();
    node.reusedByPid = in.readLong();
    node.reusedNanos = in.readLong();
    node.reusedSequence = in.readLong();
    node.ended = in.readBoolean();
    node.endNanos = in.readLong();
    node.session = Bytes.read(in);
    node.login = optional(entries);
    node.own = optional(entries);
    node.sessionEntry = optional(entries);
    node.sourceEntry = optional(entries);
    node.luaRoot = LuaRoot.readFrom(in);
    node.setSignature(Signature.readFrom(in));
    node.setLuaHost(new String(Bytes.read(in), StandardCharsets.UTF_8));
  }

  private <T> T required(List<T> objects) throws IOException {
    T object = optional(objects);
    if (object == null) {
      throw new IOException("snapshot of a lineage is damaged: a reference is missing");
    }
    return object;
  }

  private <T> @Nullable T optional(List<T> objects) throws IOException {
    int number = in.readInt();
    if (number == SnapshotWriter.NOTHING) {
      return null;
    }
    if (number < 0 || number >= objects.size()) {
      throw new IOException("snapshot of a lineage is damaged: reference " + number);
    }
    return objects.get(number);
  }
}
