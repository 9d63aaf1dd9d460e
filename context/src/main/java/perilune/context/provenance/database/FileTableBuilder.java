package perilune.context.provenance.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the files of packages. Owned by one thread. */
public final class FileTableBuilder {

  /** Longest path, bytes: what the kernel takes (PATH_MAX). */
  static final int MAX_PATH_BYTES = 4096;

  /** Bytes of all paths and checksums: what one array holds, doubled at most once more. */
  private static final int MAX_BYTES = 1 << 30;

  private final int maxFiles;
  private byte[] bytes = new byte[1 << 16];
  private int used;
  private int count;
  private int[] starts = new int[1 << 10];
  private char[] pathLengths = new char[1 << 10];
  private byte[] digestLengths = new byte[1 << 10];
  private int[] owners = new int[1 << 10];
  private byte[] flags = new byte[1 << 10];
  private long[] words = new long[1 << 10];
  private final List<FileTable.OwningPackage> packages = new ArrayList<>();
  private final Map<FileTable.OwningPackage, Integer> numbers = new HashMap<>();
  private long refused;

  /** Makes one that takes so many files at most. */
  public FileTableBuilder(DatabaseLimits limits) {
    this.maxFiles = limits.maxFiles();
  }

  /**
   * Says to which package what is added belongs, and how.
   *
   * @param owner number that {@link #owner} gave
   * @param flags of {@link FileTable}
   */
  record Belonging(int owner, byte flags) {}

  /** Gives the number of a package. */
  int owner(String name, String architecture) {
    var owner = new FileTable.OwningPackage(name, architecture);
    Integer known = numbers.putIfAbsent(owner, packages.size());
    if (known == null) {
      packages.add(owner);
    }
    return known == null ? packages.size() - 1 : known;
  }

  /** Adds a file of a package by names; for files that are read one by one. */
  public int add(FileTable.OwningPackage owner, byte[] path, byte[] digest, String marks) {
    byte flag = marks.indexOf('c') >= 0 ? FileTable.CONFFILE : 0;
    flag |= marks.indexOf('!') >= 0 ? FileTable.DOUBTFUL : 0;
    int number = owner(owner.name(), owner.architecture());
    return add(new Belonging(number, flag), path, digest, 0, digest.length);
  }

  /** Adds a file; what is too much is counted. Gives its number, or {@link FileTable#NONE}. */
  int add(Belonging to, byte[] path, byte[] digest, int from, int digestLength) {
    int length = path.length;
    if (count == maxFiles || length > MAX_PATH_BYTES || digestLength > 64 || used > MAX_BYTES) {
      refused++;
      return FileTable.NONE;
    }
    reserve(length + digestLength);
    System.arraycopy(path, 0, bytes, used, length);
    System.arraycopy(digest, from, bytes, used + length, digestLength);
    starts[count] = used;
    pathLengths[count] = (char) length;
    digestLengths[count] = (byte) digestLength;
    owners[count] = to.owner();
    flags[count] = to.flags();
    words[count] = PathIndex.word(PathIndex.hash(path, 0, length), count);
    used += length + digestLength;
    return count++;
  }

  private void reserve(int more) {
    if (used + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + more, bytes.length * 2));
    }
    if (count == starts.length) {
      int size = count * 2;
      starts = Arrays.copyOf(starts, size);
      pathLengths = Arrays.copyOf(pathLengths, size);
      digestLengths = Arrays.copyOf(digestLengths, size);
      owners = Arrays.copyOf(owners, size);
      flags = Arrays.copyOf(flags, size);
      words = Arrays.copyOf(words, size);
    }
  }

  /** Gives how many files were too many, or had a path or checksum that is too long. */
  public long refused() {
    return refused;
  }

  /** Gives how many files were added. */
  public int size() {
    return count;
  }

  /** Gives the table. O(files log files). */
  public FileTable build() {
    var columns =
        new FileTable.Columns(
            Arrays.copyOf(bytes, used),
            Arrays.copyOf(starts, count),
            Arrays.copyOf(pathLengths, count),
            Arrays.copyOf(digestLengths, count),
            Arrays.copyOf(owners, count),
            Arrays.copyOf(flags, count));
    return new FileTable(columns, PathIndex.of(words, count), packages);
  }
}
