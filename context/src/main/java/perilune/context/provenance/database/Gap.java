package perilune.context.provenance.database;

/** Why a file that no package lists may have an owner all the same, the worst last. */
public enum Gap {
  /** It has none: all that is installed was read. */
  NONE,
  /** A package is installed, but the list of its files is not there. */
  LIST_MISSING,
  /** Part of a database is damaged, cut, unreadable or beyond a limit. */
  DAMAGED,
  /** A database has a form that is not read. */
  FORM_NOT_READ,
  /** There is no database. */
  NO_DATABASE;

  /** Gives the worse of two. */
  public Gap or(Gap other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
