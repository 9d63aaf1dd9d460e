package perilune.context.provenance;

import perilune.context.provenance.database.FileTable;

/**
 * What is known of a path.
 *
 * @param ownership whether a package owns it
 * @param packageName the owner, empty unless owned
 * @param integrity whether it is as the package brought it, from the file on the disk
 * @param reason why both are what they are
 * @param changedSeconds when the file that was looked at was written, seconds since 1970; {@link
 *     Long#MIN_VALUE} where none was
 * @param file number of the owned file whose checksum counts, else {@link FileTable#NONE}
 * @param owner number of the package in the inventory, else {@link FileTable#NONE}
 */
public record PackageVerdict(
    Ownership ownership,
    String packageName,
    Integrity integrity,
    PackageReason reason,
    long changedSeconds,
    int file,
    int owner) {

  static PackageVerdict unknown(PackageReason reason) {
    return new PackageVerdict(
        Ownership.UNKNOWN,
        "",
        Integrity.UNKNOWN,
        reason,
        Long.MIN_VALUE,
        FileTable.NONE,
        FileTable.NONE);
  }

  /** A layer of an image brought it, and no package. */
  static PackageVerdict ofLayer(String layer) {
    return new PackageVerdict(
        Ownership.OWNED,
        layer,
        Integrity.UNKNOWN,
        PackageReason.IMAGE_LAYER,
        Long.MIN_VALUE,
        FileTable.NONE,
        FileTable.NONE);
  }

  static PackageVerdict unlisted(PackageReason reason) {
    boolean known = reason == PackageReason.NOT_LISTED || reason == PackageReason.NOT_IN_IMAGE;
    return known
        ? new PackageVerdict(
            Ownership.UNOWNED,
            "",
            Integrity.UNKNOWN,
            reason,
            Long.MIN_VALUE,
            FileTable.NONE,
            FileTable.NONE)
        : unknown(reason);
  }
}
