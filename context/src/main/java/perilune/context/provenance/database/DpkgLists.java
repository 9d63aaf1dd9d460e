package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/**
 * Reads the list of a package's files and their checksums into a table.
 *
 * <p>A list has one absolute path a line, folders before what is in them. Checksums have 32 digits,
 * two blanks and a path without its first slash; they leave out links and conffiles.
 */
final class DpkgLists {

  private static final int DIGEST_BYTES = 16;
  private static final int PATH_AT = 34;

  private final FileTableBuilder files;
  private final Diversions diversions;
  private final Troubles troubles;
  private boolean damaged;

  // The checksums of the package at hand.
  private byte[] sums = Hex.NONE;
  private int[] sumPaths = new int[64];
  private int[] sumEnds = new int[64];
  private byte[] digests = new byte[64 * DIGEST_BYTES];
  private boolean[] used = new boolean[64];
  private int sumCount;
  private PathIndex sumIndex = PathIndex.of(new long[0], 0);

  DpkgLists(FileTableBuilder files, Diversions diversions, Troubles troubles) {
    this.files = files;
    this.diversions = diversions;
    this.troubles = troubles;
  }

  /** Says whether a list may have named more files. */
  boolean isDamaged() {
    return damaged;
  }

  /**
   * A package whose files are read.
   *
   * @param name without architecture
   * @param number among those of the table
   * @param flags of its files
   * @param conffiles with their checksums
   */
  record Owner(String name, int number, byte flags, Map<String, String> conffiles) {}

  /** Takes the checksums of the package that comes next. */
  void sums(byte[] bytes, String file) {
    sums = bytes;
    sumCount = 0;
    var words = new long[64];
    var lines = new ByteLines(bytes);
    while (lines.next()) {
      if (sumCount == sumPaths.length) {
        growSums();
      }
      if (sumCount == words.length) {
        words = Arrays.copyOf(words, words.length * 2);
      }
      boolean whole = lines.length() > PATH_AT && !lines.isCut() && lines.at(32) == ' ';
      if (!whole
          || !Hex.read(bytes, lines.from(), digests, sumCount * DIGEST_BYTES, DIGEST_BYTES)) {
        damagedSum(lines, file);
        continue;
      }
      int path = lines.from() + PATH_AT;
      sumPaths[sumCount] = path;
      sumEnds[sumCount] = lines.to();
      used[sumCount] = false;
      words[sumCount] = PathIndex.word(PathIndex.hash(bytes, path, lines.to()), sumCount);
      sumCount++;
    }
    sumIndex = PathIndex.of(words, sumCount);
  }

  private void growSums() {
    int size = sumCount * 2;
    sumPaths = Arrays.copyOf(sumPaths, size);
    sumEnds = Arrays.copyOf(sumEnds, size);
    digests = Arrays.copyOf(digests, size * DIGEST_BYTES);
    used = Arrays.copyOf(used, size);
  }

  private void damagedSum(ByteLines lines, String file) {
    troubles.warn(
        DiagnosticCode.PKG001,
        lines.spot(file),
        "this line of a package's checksums is damaged or cut",
        "the file has no checksum now, its integrity is unknown; copy the database anew");
  }

  /** Adds the files of a list, with the checksums that were taken before. */
  void list(byte[] bytes, String file, Owner owner) {
    var lines = new ByteLines(bytes);
    while (lines.next()) {
      if (lines.length() == 0 || lines.at(0) != '/' || lines.isCut() || lines.hasNul()) {
        damagedList(lines.spot(file), "this line of a package's list of files is damaged or cut");
      } else if (!isFolder(bytes, lines)) {
        add(lines.copy(), owner);
      }
    }
    int unlisted = addUnlisted(owner);
    if (unlisted > 0) {
      damagedList(Spot.of(file), "this list lacks " + unlisted + " files that have checksums");
    }
  }

  /** Adds what has a checksum only: all that there is where a root has no lists. */
  int addUnlisted(Owner owner) {
    int added = 0;
    for (int i = 0; i < sumCount; i++) {
      if (!used[i]) {
        int length = sumEnds[i] - sumPaths[i];
        byte[] path = new byte[length + 1];
        path[0] = '/';
        System.arraycopy(sums, sumPaths[i], path, 1, length);
        add(path, owner);
        added++;
      }
    }
    return added;
  }

  private void damagedList(Spot spot, String message) {
    damaged = true;
    troubles.warn(
        DiagnosticCode.PKG001,
        spot,
        message,
        "files that no package lists are now unknown; copy the database anew from the host");
  }

  /** A folder stands before what is in it; the root is written "/.". */
  private static boolean isFolder(byte[] bytes, ByteLines lines) {
    int next = lines.to() + 1;
    int end = next + lines.length();
    return end < bytes.length
            && bytes[end] == '/'
            && Arrays.equals(bytes, lines.from(), lines.to(), bytes, next, end)
        || lines.length() == 2 && lines.at(1) == '.';
  }

  private void add(byte[] path, Owner owner) {
    byte[] instead = diversions.instead(path, PathIndex.hash(path, 0, path.length), owner.name());
    byte[] place = instead == null ? path : instead;
    int sum = sum(path);
    if (sum >= 0) {
      used[sum] = true;
      var to = new FileTableBuilder.Belonging(owner.number(), owner.flags());
      files.add(to, place, digests, sum * DIGEST_BYTES, DIGEST_BYTES);
      return;
    }
    String conffile =
        owner.conffiles().isEmpty()
            ? null
            : owner.conffiles().get(new String(path, StandardCharsets.UTF_8));
    byte[] digest = conffile == null ? Hex.NONE : Hex.bytes(conffile);
    byte flags = conffile == null ? owner.flags() : (byte) (owner.flags() | FileTable.CONFFILE);
    files.add(
        new FileTableBuilder.Belonging(owner.number(), flags), place, digest, 0, digest.length);
  }

  private int sum(byte[] path) {
    long hash = PathIndex.hash(path, 1, path.length);
    for (int place = sumIndex.first(hash); sumIndex.isAt(place, hash); place++) {
      int i = sumIndex.number(place);
      if (Arrays.equals(sums, sumPaths[i], sumEnds[i], path, 1, path.length)) {
        return i;
      }
    }
    return -1;
  }
}
