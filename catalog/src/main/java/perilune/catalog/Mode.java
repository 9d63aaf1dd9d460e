package perilune.catalog;

/** Whose counting is done. */
public enum Mode {
  /** What rules say: no branch is lost, and fields are named by the whole table. */
  TRUTH,
  /**
   * As a public catalog counts: literal sets are folded first, which loses branches, and nine
   * fields are renamed.
   */
  COMPAT
}
