package perilune.context.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import perilune.context.provenance.database.Gap;

/** Why a verdict is what it is; the field has the word with hyphens. */
public enum PackageReason {
  // Owned.
  /** A package lists it, and it has the package's checksum. */
  LISTED,
  /** As LISTED, but the file on the disk was written after the event. */
  LISTED_FILE_CHANGED_LATER,
  /** A package lists it, and it has another checksum. */
  CHECKSUM_DIFFERS,
  /** As CHECKSUM_DIFFERS, but the file on the disk was written after the event. */
  CHECKSUM_DIFFERS_FILE_CHANGED_LATER,
  /** It has another checksum, but the administrator may change it. */
  CONFFILE,
  /** The package brought no checksum for it. */
  NO_CHECKSUM,
  /** Neither the event nor the root has what could be compared. */
  FILE_ABSENT,
  /** The file on the disk is larger than the limit. */
  FILE_TOO_LARGE,
  /** The file on the disk cannot be read. */
  FILE_UNREADABLE,
  /** What has its path on the disk is no regular file. */
  FILE_NOT_REGULAR,
  /** A package lists the link, but no package lists what it leads to. */
  LINK_TARGET_NOT_LISTED,
  /** An installed program owns the folder that it lies in. */
  INSTALLED_FOLDER,
  /** A layer of the container's image brought it, and no package. */
  IMAGE_LAYER,
  // Unowned.
  /** No package lists it. */
  NOT_LISTED,
  /** No layer of the container's image has it. */
  NOT_IN_IMAGE,
  // Unknown.
  /** There is no package database, or nobody gave one. */
  NO_DATABASE,
  /** The database has a form that is not read. */
  DATABASE_NOT_READ,
  /** A part of the database that could name the owner is damaged, cut or unreadable. */
  DAMAGED_DATABASE,
  /** A package is installed whose list of files is missing. */
  LIST_MISSING,
  /** The database is of another host. */
  OTHER_HOST,
  /** The database is of another architecture. */
  OTHER_ARCHITECTURE,
  /** It happened in a container, of which nobody gave the image, or in a volume of one. */
  CONTAINER,
  /** The path is of macOS' own sealed volume, of which there is no list. */
  SYSTEM_VOLUME,
  /** The path lies in an application's bundle, whose signature says whose it is. */
  APPLICATION_BUNDLE,
  /** Installer packages put files there, and their receipts are not read. */
  INSTALLER_PACKAGES,
  /** The path belongs to another package manager, such as snap or Nix. */
  OTHER_MANAGER,
  /** The path is of the kernel's file systems /proc, /sys or /dev. */
  VIRTUAL_FILE,
  /** The path is an open file of a process, not a file's name. */
  DESCRIPTOR,
  /** The executable is in memory only. */
  MEMORY_ONLY,
  /** The file was deleted while it ran; what has its path now is another. */
  DELETED,
  /** The path is not absolute. */
  RELATIVE_PATH,
  /** The path is longer than a path can be, or is none. */
  NOT_A_PATH,
  /** Links lead in a circle. */
  LINK_LOOP,
  /** It is a link of the alternatives, and which choice holds is not said. */
  ALTERNATIVE_NOT_SAID;

  private final byte[] utf8 = word().getBytes(StandardCharsets.US_ASCII);

  /** Gives the value of the field. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  byte[] utf8() {
    return utf8;
  }

  /** Gives the reason for which a file that no package lists is unknown, or that it is unowned. */
  static PackageReason unlisted(Gap gap) {
    return switch (gap) {
      case NONE -> NOT_LISTED;
      case LIST_MISSING -> LIST_MISSING;
      case DAMAGED -> DAMAGED_DATABASE;
      case FORM_NOT_READ -> DATABASE_NOT_READ;
      case NO_DATABASE -> NO_DATABASE;
    };
  }

  /** Gives the integrity that follows. */
  Integrity integrity() {
    if (this == LISTED) {
      return Integrity.INTACT;
    }
    return this == CHECKSUM_DIFFERS ? Integrity.MODIFIED : Integrity.UNKNOWN;
  }

  /** Gives the reason for a file that was written after the event. */
  PackageReason later() {
    return switch (this) {
      case LISTED -> LISTED_FILE_CHANGED_LATER;
      case CHECKSUM_DIFFERS -> CHECKSUM_DIFFERS_FILE_CHANGED_LATER;
      case LISTED_FILE_CHANGED_LATER,
          CHECKSUM_DIFFERS_FILE_CHANGED_LATER,
          CONFFILE,
          NO_CHECKSUM,
          FILE_ABSENT,
          FILE_TOO_LARGE,
          FILE_UNREADABLE,
          FILE_NOT_REGULAR,
          LINK_TARGET_NOT_LISTED,
          INSTALLED_FOLDER,
          IMAGE_LAYER,
          NOT_LISTED,
          NOT_IN_IMAGE,
          NO_DATABASE,
          DATABASE_NOT_READ,
          DAMAGED_DATABASE,
          LIST_MISSING,
          OTHER_HOST,
          OTHER_ARCHITECTURE,
          CONTAINER,
          SYSTEM_VOLUME,
          APPLICATION_BUNDLE,
          INSTALLER_PACKAGES,
          OTHER_MANAGER,
          VIRTUAL_FILE,
          DESCRIPTOR,
          MEMORY_ONLY,
          DELETED,
          RELATIVE_PATH,
          NOT_A_PATH,
          LINK_LOOP,
          ALTERNATIVE_NOT_SAID ->
          this;
    };
  }
}
