package perilune.context.origin;

import java.util.Locale;

/** A thing that is known of an executable; what is not known has no constant. */
enum Evidence {
  /** A package lists it, and it has the package's checksum. */
  PACKAGE_INTACT,
  /** A package lists it, and it has another checksum. */
  PACKAGE_MODIFIED,
  /** A package lists it; whether it was changed is not known. */
  PACKAGE_OWNED,
  /** All packages of the host are known, and none lists it. */
  PACKAGE_UNOWNED,
  /** The entry names its path. */
  PATH_NAMED,
  /** The entry names its path as one where it should not be. */
  PATH_EXCLUDED,
  /** The entry names paths, and this is none of them. */
  PATH_NOT_NAMED,
  /** It lies where only packages put programs, such as /usr/bin. */
  PATH_OF_PACKAGES,
  /** It lies in memory, was deleted, or lies where no program is installed. */
  PLACE_UNUSUAL,
  /** An installer wrote it within the hour. */
  WRITTEN_BY_INSTALLER,
  /** Something else wrote it within the hour. */
  WRITTEN_RECENTLY,
  /** Writes of files are recorded, and none of it within the hour. */
  NOT_WRITTEN,
  /** Somebody whom the system trusts signed it. */
  SIGNATURE_TRUSTED,
  /** It is signed by nobody in particular, or not at all, where programs are signed. */
  SIGNATURE_WEAK,
  /** Its signature does not fit it. */
  SIGNATURE_INVALID,
  /** It has a mark that it came from elsewhere, or had one until it was taken away. */
  QUARANTINED;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Gives the word of the reason. */
  String word() {
    return word;
  }
}
