package perilune.context.provenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.context.provenance.database.Links;

/** The files of a host: as they are on the disk, or as an inventory recorded them. */
sealed interface HostDisk extends Links permits LiveDisk, RecordedDisk {

  /** Folders that most hosts have as links to those of the same name in /usr. */
  List<String> MERGED_FOLDERS = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

  /** What became of the look at a file. */
  enum Look {
    READ,
    ABSENT,
    TOO_LARGE,
    UNREADABLE,
    NOT_REGULAR
  }

  /**
   * What a file is now.
   *
   * @param look whether it could be read
   * @param digest checksum in hexadecimal digits, empty unless read
   * @param changedSeconds when it was written, seconds since 1970
   */
  record Found(Look look, String digest, long changedSeconds) {

    static Found not(Look look) {
      return new Found(look, "", Long.MIN_VALUE);
    }

    /** Gives the reason for which the integrity of the file is unknown. */
    PackageReason reason() {
      return switch (look) {
        case READ -> PackageReason.LISTED;
        case ABSENT -> PackageReason.FILE_ABSENT;
        case TOO_LARGE -> PackageReason.FILE_TOO_LARGE;
        case UNREADABLE -> PackageReason.FILE_UNREADABLE;
        case NOT_REGULAR -> PackageReason.FILE_NOT_REGULAR;
      };
    }
  }

  /**
   * Looks at an owned file.
   *
   * @param file its number
   * @param resolved its path without links
   * @param digestBytes length of the checksum that its package says, which tells the algorithm
   */
  Found found(int file, String resolved, int digestBytes);

  /** Says what a file has of Lua in it, by its path without links. */
  LuaContent content(String resolved);

  /**
   * Gives the head of a regular file that was not written after a time.
   *
   * @param resolved its path without links
   * @param maxBytes how much of it
   * @param seconds since 1970
   */
  Optional<byte[]> text(String resolved, int maxBytes, long seconds);

  /** Gives those of {@link #MERGED_FOLDERS} that are folders of their own. */
  Set<String> separateFolders();

  /** Gives /bin/x for /usr/bin/x and the reverse where both are one file, else the path. */
  default String twin(String path) {
    boolean inUsr = path.startsWith("/usr/");
    String plain = inUsr ? path.substring(4) : path;
    int slash = plain.indexOf('/', 1);
    if (slash < 0) {
      return path;
    }
    String folder = plain.substring(0, slash);
    if (!MERGED_FOLDERS.contains(folder) || separateFolders().contains(folder)) {
      return path;
    }
    return inUsr ? plain : "/usr" + path;
  }

  /** Gives the links that are known, by path; empty where the disk knows them. */
  Map<String, String> recordedLinks();
}
