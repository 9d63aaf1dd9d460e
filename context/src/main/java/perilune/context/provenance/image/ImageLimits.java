package perilune.context.provenance.image;

/**
 * Bounds on what is unpacked of one image.
 *
 * @param maxEntries files, folders and links in all layers, count
 * @param maxBytes bytes of all layers without compression
 */
public record ImageLimits(long maxEntries, long maxBytes) {

  /** Files, folders and links, count: an image of a desktop has some 500,000. */
  public static final long DEFAULT_MAX_ENTRIES = 2_000_000;

  /** Bytes without compression: the largest images in use have some 15 GB. */
  public static final long DEFAULT_MAX_BYTES = 16L << 30;

  public ImageLimits {
    if (maxEntries < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("limits have to be positive");
    }
  }

  /** Gives the documented defaults. */
  public static ImageLimits defaults() {
    return new ImageLimits(DEFAULT_MAX_ENTRIES, DEFAULT_MAX_BYTES);
  }
}
