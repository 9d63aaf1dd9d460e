package perilune.catalog;

/** What a predicate is for in its rule. */
public enum Role {
  /** Has to hold, alone or among alternatives. */
  POSITIVE,
  /** Stands below a {@code not} that takes events away from the whole condition. */
  EXCLUSION,
  /**
   * Stands below a {@code not} that is itself below an {@code or} or another {@code not}: it takes
   * nothing away from the whole, and no table counts it.
   */
  NESTED
}
