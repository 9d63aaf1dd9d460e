package perilune.context.artefact;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;

/**
 * Says of a path whether it was written shortly before an event, how and by whom.
 *
 * <p>{@code not_seen} is said only where a write would have been seen and is remembered: everything
 * else is {@code unknown}.
 */
final class Drops {

  private static final byte[] DROPPED = TextKey.ascii("dropped");
  private static final byte[] NOT_SEEN = TextKey.ascii("not_seen");
  private static final byte[] UNKNOWN = TextKey.ascii("unknown");

  private static final byte[] MEMORY = TextKey.ascii("/memfd:");
  static final byte[] PROCESSES = TextKey.ascii("/proc/");
  static final byte[] DESCRIPTORS = TextKey.ascii("/dev/fd/");

  /** Parts of a path that are looked at, count; of one with more nothing is certain. */
  private static final int MAX_PARTS = 128;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final FileTable table;
  private final Known known;
  private final TextKey probe = new TextKey();

  Drops(FileTable table, Known known) {
    this.table = table;
    this.known = known;
  }

  /** Writes all fields of a path. */
  void write(Event event, DropFields fields, TextKey path) {
    FileEntry entry = table.get(path);
    // The inode on a start is the executable's, on no other event that of what is asked for here.
    boolean another = fields.aboutExecutable() && isAnotherFile(entry, event);
    if (entry == null || another || !isDropped(entry, path)) {
      put(event, fields.state(), undropped(path, entry, another));
      return;
    }
    put(event, fields.state(), DROPPED);
    event.putLong(fields.age(), age(entry));
    for (int bit = 0; bit < How.count(); bit++) {
      if ((entry.how & 1 << bit) != 0) {
        put(event, fields.how(), How.word(bit));
      }
    }
    Writer writer = entry.writer;
    if (writer != null) {
      put(event, fields.writerId(), writer.entityId.bytesInPlace());
      put(event, fields.writerExecutable(), writer.executable);
      put(event, fields.writerName(), writer.name);
      put(event, fields.writerUser(), entry.user.length > 0 ? entry.user : writer.user);
      put(event, fields.writerSignature(), writer.signature);
    }
    put(event, fields.relation(), Relation.of(writer, event));
    writeSameUser(event, fields, entry);
  }

  /** Only of scripts, which run with the rights of who runs them, whoever wrote them. */
  private static void writeSameUser(Event event, DropFields fields, FileEntry entry) {
    byte[] user = entry.user.length > 0 || entry.writer == null ? entry.user : entry.writer.user;
    if (fields.aboutScript() && user.length > 0 && event.has(Writer.userField(event))) {
      event.putBoolean(
          KnownField.SCRIPT_DROP_SAME_USER, TextKey.same(event, Writer.userField(event), user));
    }
  }

  /** Writes only whether and when, for a file that is deleted. */
  void writeShort(Event event, TextKey path) {
    FileEntry entry = table.get(path);
    boolean another = isAnotherFile(entry, event);
    if (entry != null && !another && isDropped(entry, path)) {
      put(event, KnownField.FILE_DROP_STATE, DROPPED);
      event.putLong(KnownField.FILE_DROP_AGE, age(entry));
      return;
    }
    put(event, KnownField.FILE_DROP_STATE, undropped(path, entry, another));
  }

  private long age(FileEntry entry) {
    return (known.eventNanos - entry.writeNanos) / NANOS_PER_MILLI;
  }

  private boolean isDropped(FileEntry entry, TextKey path) {
    return (!entry.deleted || path.deleted)
        && table.isWithinWindow(entry.writeNanos, known.eventNanos);
  }

  /** Another inode of the same device is another file, which came there unseen. */
  private static boolean isAnotherFile(@Nullable FileEntry entry, Event event) {
    if (entry == null
        || entry.deleted
        || entry.inode == 0
        || entry.device == 0
        || !event.has(KnownField.FILE_INODE)) {
      return false;
    }
    return entry.device == FileChanges.hash(event, KnownField.FILE_DEVICE)
        && entry.inode != FileChanges.hash(event, KnownField.FILE_INODE);
  }

  private byte[] undropped(TextKey path, @Nullable FileEntry entry, boolean another) {
    long now = known.eventNanos;
    boolean nameable =
        path.isAbsolute()
            && !table.isTooLong(path)
            && !path.startsWith(MEMORY)
            && !path.startsWith(PROCESSES)
            && !path.startsWith(DESCRIPTORS);
    if (!nameable || another || !known.writesSeen || table.mayHaveForgottenWrite(now)) {
      return UNKNOWN;
    }
    // Written after this event: what there was before that is forgotten.
    boolean later = entry != null && !entry.deleted && entry.writeNanos > now;
    return later || mayBeHidden(path) ? UNKNOWN : NOT_SEEN;
  }

  /**
   * A write by a relative name, or of a folder that was then moved here, may have been this one.
   */
  private boolean mayBeHidden(TextKey path) {
    long now = known.eventNanos;
    int left = MAX_PARTS;
    probe.copy(path);
    while (probe.dropFirstPart()) {
      if (--left == 0) {
        return true;
      }
      FileEntry relative = table.get(probe);
      if (relative != null && table.isWithinWindow(relative.writeNanos, now)) {
        return true;
      }
    }
    probe.copy(path);
    while (probe.dropLastPart()) {
      FileEntry folder = table.get(probe);
      if (folder != null && folder.movedDirectory && table.isWithinWindow(folder.writeNanos, now)) {
        return true;
      }
    }
    return false;
  }

  private static void put(Event event, KnownField field, byte[] text) {
    if (text.length > 0) {
      event.put(field, text, 0, text.length);
    }
  }
}
