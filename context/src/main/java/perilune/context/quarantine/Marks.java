package perilune.context.quarantine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.context.place.Place;

/** Which files are quarantined and of which the mark was taken away, bounded, by path. */
final class Marks {

  static final String QUARANTINED = "quarantined";
  static final String REMOVED = "removed";
  static final String NOT_SEEN = "not_seen";
  static final String UNKNOWN = "unknown";

  /**
   * Files of one host that are remembered, count. A download folder has hundreds; an application's
   * bundle, whose files are marked one by one, some thousands. Above, what was asked for longest
   * ago is forgotten.
   */
  static final int MAX_FILES = 65_536;

  /** Longest path, characters: what the kernel takes (PATH_MAX on Linux, four times a Mac's). */
  private static final int MAX_PATH = 4_096;

  /** Folders above a path that are looked at, count. */
  private static final int MAX_FOLDERS = 64;

  private static final String BUNDLE = ".app";

  /** A mark, or that it was taken away, of a file or of all below a folder. */
  private enum Mark {
    SET,
    TAKEN,
    TAKEN_BELOW
  }

  private final Map<String, Mark> marks = new LinkedHashMap<>(64, 0.75f, true);

  /** Whether any mark was ever seen, so that not seeing one means something. */
  private boolean seen;

  private boolean forgotten;

  /** Notes that a file got its mark, or lost it. */
  void put(String path, boolean marked) {
    store(path, marked ? Mark.SET : Mark.TAKEN);
  }

  /** Notes that a command took the mark of a file, or of all that lies below a folder. */
  void takeAway(String path, boolean below) {
    store(path, below ? Mark.TAKEN_BELOW : Mark.TAKEN);
  }

  private void store(String path, Mark mark) {
    seen = true;
    if (path.length() > MAX_PATH) {
      return;
    }
    marks.put(Place.realOnMac(path), mark);
    if (marks.size() > MAX_FILES) {
      marks.remove(marks.keySet().iterator().next());
      forgotten = true;
    }
  }

  /** Gives a file that was renamed or copied what the other had. */
  void carry(String from, String to, boolean copied) {
    Mark mark = marks.get(Place.realOnMac(from));
    if (mark == null) {
      forget(to);
      return;
    }
    if (!copied) {
      forget(from);
    }
    store(to, mark);
  }

  /** Notes that there is no file any more, or a new one. */
  void forget(String path) {
    marks.remove(Place.realOnMac(path));
  }

  /** Gives the value of the field for a path. O(length). */
  String of(String path) {
    if (marks.isEmpty() || path.length() > MAX_PATH || !path.startsWith("/")) {
      return seen && path.startsWith("/") && !forgotten ? NOT_SEEN : UNKNOWN;
    }
    String real = Place.realOnMac(path);
    Mark mark = marks.get(real);
    if (mark == null) {
      mark = ofFolders(real);
    }
    if (mark == null) {
      return forgotten ? UNKNOWN : NOT_SEEN;
    }
    return mark == Mark.SET ? QUARANTINED : REMOVED;
  }

  /** A command on a folder counts for all below it, a mark on a bundle for what is in it. */
  private @Nullable Mark ofFolders(String path) {
    int slash = path.lastIndexOf('/');
    for (int left = MAX_FOLDERS; slash > 0 && left > 0; left--) {
      String folder = path.substring(0, slash);
      Mark mark = marks.get(folder);
      if (mark == Mark.TAKEN_BELOW || mark != null && folder.endsWith(BUNDLE)) {
        return mark;
      }
      slash = path.lastIndexOf('/', slash - 1);
    }
    return null;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeBoolean(seen);
    out.writeBoolean(forgotten);
    out.writeInt(marks.size());
    for (Map.Entry<String, Mark> mark : marks.entrySet()) {
      byte[] path = mark.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      out.writeInt(path.length);
      out.write(path);
      out.writeByte(mark.getValue().ordinal());
    }
  }

  static Marks readFrom(DataInput in) throws IOException {
    var read = new Marks();
    read.seen = in.readBoolean();
    read.forgotten = in.readBoolean();
    int count = in.readInt();
    if (count < 0 || count > MAX_FILES) {
      throw new IOException("snapshot of quarantine is damaged: a count is " + count);
    }
    for (int i = 0; i < count; i++) {
      int length = in.readInt();
      if (length < 0 || length > 4 * MAX_PATH) {
        throw new IOException("snapshot of quarantine is damaged: a length is " + length);
      }
      byte[] path = new byte[length];
      in.readFully(path);
      int mark = in.readUnsignedByte();
      if (mark >= Mark.values().length) {
        throw new IOException("snapshot of quarantine is damaged: a mark is " + mark);
      }
      read.marks.put(
          new String(path, java.nio.charset.StandardCharsets.UTF_8), Mark.values()[mark]);
    }
    return read;
  }
}
