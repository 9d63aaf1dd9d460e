package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files that packages own: path, package, checksum. Some 40 bytes a file besides the path.
 *
 * <p>Immutable, and free to share between threads. Where several packages name one path, the first
 * that was added owns it.
 */
public final class FileTable {

  /** No file: what {@link #find} gives where there is none. */
  public static final int NONE = -1;

  /** A file that the owner of the host may change: dpkg's conffile, rpm's config. */
  static final byte CONFFILE = 1;

  /** A file in a list whose package the database does not name. */
  static final byte DOUBTFUL = 2;

  private static final HexFormat HEX = HexFormat.of();

  private final Columns columns;
  private final PathIndex index;
  private final List<OwningPackage> packages;
  private final byte[][] names;

  /** A package as its database names it. */
  public record OwningPackage(String name, String architecture) {}

  /**
   * What is kept of files, by their number.
   *
   * @param bytes paths and checksums, each behind its path
   * @param starts where the path begins
   * @param pathLengths bytes
   * @param digestLengths bytes, 0 for none
   * @param owners number of the package
   * @param flags {@link #CONFFILE}, {@link #DOUBTFUL}
   */
  @SuppressWarnings("ArrayRecordComponent") // One owner, never compared: arrays are the point.
  record Columns(
      byte[] bytes,
      int[] starts,
      char[] pathLengths,
      byte[] digestLengths,
      int[] owners,
      byte[] flags) {}

  FileTable(Columns columns, PathIndex index, List<OwningPackage> packages) {
    this.columns = columns;
    this.index = index;
    this.packages = List.copyOf(packages);
    this.names = new byte[packages.size()][];
    for (int i = 0; i < names.length; i++) {
      names[i] = packages.get(i).name().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Gives the number of a path, or {@link #NONE}. O(log files). */
  public int find(byte[] path) {
    long hash = PathIndex.hash(path, 0, path.length);
    for (int place = index.first(hash); index.isAt(place, hash); place++) {
      // Numbers of one hash ascend: the first is that of the first owner, whatever follows.
      if (isPath(index.number(place), path)) {
        return index.number(place);
      }
    }
    return NONE;
  }

  private boolean isPath(int file, byte[] path) {
    int start = columns.starts[file];
    int end = start + columns.pathLengths[file];
    return Arrays.equals(columns.bytes, start, end, path, 0, path.length);
  }

  /** Gives how many files there are; their numbers run from 0. */
  public int size() {
    return columns.starts.length;
  }

  /** Gives the path of a file, with a replacement character for what is not UTF-8. */
  public String path(int file) {
    return new String(
        columns.bytes, columns.starts[file], columns.pathLengths[file], StandardCharsets.UTF_8);
  }

  /** Gives the package that owns a file. */
  public OwningPackage owner(int file) {
    return packages.get(columns.owners[file]);
  }

  /** Gives the number of the package that owns a file. */
  public int ownerNumber(int file) {
    return columns.owners[file];
  }

  /** Gives the name of a package by its number, in UTF-8. Not to be written to. */
  public byte[] ownerName(int owner) {
    return names[owner];
  }

  /** Gives the length of a file's checksum, 0 where the package brought none. */
  public int digestLength(int file) {
    return columns.digestLengths[file];
  }

  /** Says whether hexadecimal digits, of either case, are a file's checksum. */
  public boolean isDigest(int file, byte[] digits, int from) {
    int start = columns.starts[file] + columns.pathLengths[file];
    for (int i = 0; i < columns.digestLengths[file]; i++) {
      int high = Character.digit(digits[from + 2 * i], 16);
      int low = Character.digit(digits[from + 2 * i + 1], 16);
      if (high < 0 || low < 0 || columns.bytes[start + i] != (byte) (high << 4 | low)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the bytes of a file's checksum, none where the package brought none. */
  public byte[] digest(int file) {
    int start = columns.starts[file] + columns.pathLengths[file];
    return Arrays.copyOfRange(columns.bytes, start, start + columns.digestLengths[file]);
  }

  /** Gives a file's checksum in hexadecimal digits, none where the package brought none. */
  public String digestText(int file) {
    return HEX.formatHex(digest(file));
  }

  /** Says whether the owner of the host may change the file. */
  public boolean isConffile(int file) {
    return (columns.flags[file] & CONFFILE) != 0;
  }

  /** Says whether only a list names the file, and the database does not know the list's package. */
  public boolean isDoubtful(int file) {
    return (columns.flags[file] & DOUBTFUL) != 0;
  }

  /** Gives the architectures of all packages, those that fit any left out. */
  public SortedSet<String> architectures() {
    var all = new TreeSet<String>();
    for (OwningPackage owner : packages) {
      if (!owner.architecture().isEmpty()
          && !owner.architecture().equals("all")
          && !owner.architecture().equals("noarch")) {
        all.add(owner.architecture());
      }
    }
    return all;
  }
}
