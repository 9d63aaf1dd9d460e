package perilune.context.provenance.database;

/**
 * Bounds on what is read of a package database and of the files that it names.
 *
 * @param maxFiles files that packages own, count; more are a damage, at most {@link PathIndex#MAX}
 * @param maxFileBytes bytes of one file of a database
 * @param maxHashedBytes bytes of a file whose checksum is taken; larger ones stay unknown
 */
public record DatabaseLimits(int maxFiles, long maxFileBytes, long maxHashedBytes) {

  /** Files that packages own, count. A full desktop has some 500,000. */
  public static final int DEFAULT_MAX_FILES = 4_000_000;

  /** Bytes of one file of a database: dpkg's status has some 10 MB, rpm's database some 300 MB. */
  public static final long DEFAULT_MAX_FILE_BYTES = 1L << 30;

  /** Bytes of a file whose checksum is taken: the largest executables have some 300 MB. */
  public static final long DEFAULT_MAX_HASHED_BYTES = 512L << 20;

  public DatabaseLimits {
    if (maxFiles < 1 || maxFiles > PathIndex.MAX || maxFileBytes < 1 || maxHashedBytes < 1) {
      throw new IllegalArgumentException("limits have to be positive, files below 2^24");
    }
  }

  /** Gives the documented defaults. */
  public static DatabaseLimits defaults() {
    return new DatabaseLimits(DEFAULT_MAX_FILES, DEFAULT_MAX_FILE_BYTES, DEFAULT_MAX_HASHED_BYTES);
  }
}
