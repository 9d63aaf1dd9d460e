package perilune.context.artefact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.context.hosts.LuaHosts;

/** All that is learned of one host; a restored snapshot comes in its place as a whole. */
final class Known {

  final Tally tally = new Tally();
  final FileTable table;
  final FileChanges changes;
  final Announcements announcements;
  final Uses uses;
  final Drops drops;
  final Beside beside;

  /**
   * Whether a write of a file was ever seen of this host, so that not seeing one means something.
   */
  boolean writesSeen;

  /** Whether a start of a process was ever seen of this host. */
  boolean startsSeen;

  /** Time of the newest event. */
  long lastNanos;

  /** Time of the event that is being filled. */
  long eventNanos;

  Known(ArtefactLimits limits, LuaHosts hosts) {
    table = new FileTable(limits, tally);
    var origins = new Origins(table, hosts);
    changes = new FileChanges(table, tally, origins);
    announcements = new Announcements(table, tally, origins);
    uses = new Uses(table, this);
    drops = new Drops(table, this);
    beside = new Beside(table);
  }

  void writeTo(DataOutput out) throws IOException {
    tally.writeTo(out);
    out.writeBoolean(writesSeen);
    out.writeBoolean(startsSeen);
    out.writeLong(lastNanos);
    table.writeTo(out);
  }

  /** Reads what {@link #writeTo} wrote; this one must be new. */
  void readFrom(DataInput in) throws IOException {
    tally.readFrom(in);
    writesSeen = in.readBoolean();
    startsSeen = in.readBoolean();
    lastNanos = in.readLong();
    table.readFrom(in);
  }
}
