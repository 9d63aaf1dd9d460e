/**
 * Reads container images that the user names: an OCI image layout or what {@code docker save}
 * wrote, as a folder or as a tar archive.
 *
 * <p>Entry: {@link ImageReader}. Here stands what an image says of itself in JSON; its layers go to
 * {@link perilune.context.provenance.image.LayerStack}.
 */
@NullMarked
package perilune.cli.image;

import org.jspecify.annotations.NullMarked;
