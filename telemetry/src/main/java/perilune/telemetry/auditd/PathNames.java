package perilune.telemetry.auditd;

import org.jspecify.annotations.Nullable;

/**
 * Makes absolute paths of the names that records give, and takes them apart.
 *
 * <p>A relative name is resolved against the CWD record, unless the call names another directory by
 * a descriptor: then it stays as it is. {@code .} and {@code ..} are resolved as text, as nothing
 * here can follow links. Owned by one thread.
 */
final class PathNames {

  /** The descriptor that stands for the working directory, AT_FDCWD, as 32 bits. */
  private static final long AT_WORKING_DIRECTORY = 0xFFFFFF9CL;

  private static final long LOW_32_BITS = 0xFFFFFFFFL;

  private static final byte[] DELETED = Bytes.ascii(" (deleted)");

  private final EventRecords records;
  private final Bytes joined = new Bytes();

  PathNames(EventRecords records) {
    this.records = records;
  }

  /**
   * Writes a path record's name into out, absolute where the records allow.
   *
   * @param directory the argument that names the directory, null if the call has none
   * @return false if the record has no name
   */
  boolean resolve(RecordFields path, @Nullable Key directory, Bytes out) {
    out.clear();
    if (!path.has(Key.NAME)) {
      return false;
    }
    joined.clear();
    ValueDecoder.append(path, Key.NAME, joined);
    if (joined.length > 0 && joined.array[0] != '/' && fromWorkingDirectory(directory)) {
      int nameLength = joined.length;
      out.add(joined.array, 0, nameLength);
      joined.clear();
      ValueDecoder.append(records.cwd, Key.CWD, joined);
      joined.add('/');
      joined.add(out.array, 0, nameLength);
      out.clear();
    }
    normalise(joined, out);
    return out.length > 0;
  }

  private boolean fromWorkingDirectory(@Nullable Key directory) {
    if (!records.cwd.has(Key.CWD)) {
      return false;
    }
    return directory == null
        || (records.syscall.hex(directory) & LOW_32_BITS) == AT_WORKING_DIRECTORY;
  }

  /** Takes {@code .}, {@code ..} and doubled slashes out of an absolute path. */
  static void normalise(Bytes path, Bytes out) {
    if (path.length == 0 || path.array[0] != '/') {
      out.add(path.array, 0, path.length);
      return;
    }
    int at = 0;
    while (at < path.length) {
      int start = at + 1;
      int end = Bytes.indexOf(path.array, start, path.length, (byte) '/');
      at = end < 0 ? path.length : end;
      part(path, start, at, out);
    }
    if (out.length == 0) {
      out.add('/');
    }
  }

  private static void part(Bytes path, int start, int end, Bytes out) {
    int length = end - start;
    boolean dot = length > 0 && path.array[start] == '.';
    if (length == 0 || (length == 1 && dot)) {
      return;
    }
    if (length == 2 && dot && path.array[start + 1] == '.') {
      int parent = Bytes.lastIndexOf(out.array, 0, out.length, (byte) '/');
      out.length = Math.max(0, parent);
      return;
    }
    out.add('/');
    out.add(path.array, start, length);
  }

  /** Gives where the last part of a path starts. */
  static int nameStart(Bytes path) {
    return Bytes.lastIndexOf(path.array, 0, path.length, (byte) '/') + 1;
  }

  /** Gives where a path ends, without the kernel's mark that the file is gone. */
  static int nameEnd(Bytes path) {
    int stop = path.length - DELETED.length;
    return stop > 0 && Bytes.startsWith(path.array, stop, path.length, DELETED)
        ? stop
        : path.length;
  }

  /** Gives where a path's extension starts, behind its dot, or its end if there is none. */
  static int extensionStart(Bytes path) {
    int name = nameStart(path);
    int dot = Bytes.lastIndexOf(path.array, name + 1, path.length, (byte) '.');
    return dot < 0 ? path.length : dot + 1;
  }
}
