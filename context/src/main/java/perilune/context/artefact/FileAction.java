package perilune.context.artefact;

import perilune.event.Event;
import perilune.event.KnownField;

/** What a file event says was done, in whatever words its source says it. */
enum FileAction {
  CREATION,
  CHANGE,
  RENAME,
  LINK,
  /** A copy of a file that the system made in one step. */
  COPY,
  MODE,
  DELETION,
  /** Windows' note of where the file came from is written beside it. */
  MARK,
  /** Reading, failing, owners, attributes. */
  OTHER;

  private static final String[] MODES = {
    "permissions-modified", "changed-file-permissions-of", "setmode", "chmod"
  };
  private static final String[] IGNORED = {
    "ownership-modified",
    "changed-file-ownership-of",
    "setowner",
    "attributes_modified",
    "setextattr",
    "deleteextattr",
    "setacl",
    "setflags",
    "utimes",
    "changed-file-attributes-of",
    "File creation time changed (rule: FileCreateTime)"
  };
  private static final String[] COPIES = {"clone", "copyfile"};
  private static final String[] RENAMES = {"rename", "renamed", "moved"};

  /** Says whether it makes content or a name. */
  boolean writes() {
    return this == CREATION
        || this == CHANGE
        || this == RENAME
        || this == LINK
        || this == COPY
        || this == MARK;
  }

  /**
   * Says whether what was at the path, or at an earlier name of it, is there no longer as it was.
   */
  boolean takesAnotherName() {
    return this != CREATION && this != LINK && this != COPY && this != MARK;
  }

  /** Reads an event of category file. */
  static FileAction of(Event event) {
    if (event.hasText(KnownField.EVENT_OUTCOME, "failure")) {
      return OTHER;
    }
    if (event.hasText(KnownField.EVENT_TYPE, "deletion")) {
      return DELETION;
    }
    if (WindowsKey.namesZone(event)) {
      return MARK;
    }
    boolean creation = event.hasText(KnownField.EVENT_TYPE, "creation");
    if (!creation && !event.hasText(KnownField.EVENT_TYPE, "change")) {
      return OTHER;
    }
    if (isOneOf(event, IGNORED)) {
      return OTHER;
    }
    if (isOneOf(event, MODES)) {
      return MODE;
    }
    if (isOneOf(event, COPIES) && event.has(KnownField.FILE_ORIGINAL_PATH)) {
      return COPY;
    }
    if (event.has(KnownField.FILE_ORIGINAL_PATH) || isOneOf(event, RENAMES)) {
      return RENAME;
    }
    if (!creation) {
      return CHANGE;
    }
    return event.has(KnownField.FILE_TARGET_PATH) ? LINK : CREATION;
  }

  private static boolean isOneOf(Event event, String[] actions) {
    for (String action : actions) {
      if (event.hasText(KnownField.EVENT_ACTION, action)) {
        return true;
      }
    }
    return false;
  }
}
