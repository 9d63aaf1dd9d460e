package perilune.context.provenance.image;

/**
 * A layer of an image.
 *
 * @param position from 1, the lowest first
 * @param digest of the layer without compression, such as {@code sha256:...}; empty if not said
 * @param createdBy the step of the build that made it; empty if not said
 */
public record ImageLayer(int position, String digest, String createdBy) {

  /** Characters of a step that are shown: a step can be a whole script. */
  private static final int MAX_STEP = 200;

  /** Characters of a checksum: enough to tell the layers of one host apart, as docker shows. */
  private static final int SHOWN_DIGEST = 12;

  /** Gives the name by which people know the layer. */
  public String name() {
    var name = new StringBuilder("image layer ").append(position);
    int colon = digest.indexOf(':');
    String hex = digest.substring(colon + 1);
    if (!hex.isEmpty()) {
      name.append(' ').append(hex, 0, Math.min(SHOWN_DIGEST, hex.length()));
    }
    if (!createdBy.isBlank()) {
      String step = createdBy.strip();
      name.append(": ").append(step, 0, Math.min(MAX_STEP, step.length()));
    }
    return name.toString();
  }
}
