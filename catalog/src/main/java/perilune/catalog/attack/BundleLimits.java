package perilune.catalog.attack;

/**
 * Bounds of a bundle.
 *
 * @param maxBytes of the whole text, unpacked
 * @param maxObjects in it, count
 */
public record BundleLimits(long maxBytes, int maxObjects) {

  /** Bytes of a bundle, unpacked: ATT&CK 18.1 for enterprises has 33 MB, indented 50 MB. */
  public static final long DEFAULT_MAX_BYTES = 1L << 30;

  /** Objects of a bundle, count: ATT&CK 18.1 for enterprises has 24,771. */
  public static final int DEFAULT_MAX_OBJECTS = 1_000_000;

  /** Gives the documented defaults. */
  public static BundleLimits defaults() {
    return new BundleLimits(DEFAULT_MAX_BYTES, DEFAULT_MAX_OBJECTS);
  }
}
