/**
 * Puts the layers of a container image one over the other, so that its files lie in a folder as a
 * container finds them, and remembers which layer brought each.
 *
 * <p>Entry: {@link LayerStack}. Layers are tar archives of an unknown hand: bounded by {@link
 * ImageLimits}, every name resolved inside the folder, links never followed out of it, devices and
 * rights left out. What an image says of itself in JSON is read elsewhere and comes as {@link
 * ImageLayer}.
 *
 * <pre>{@code
 * var stack = new LayerStack(emptyFolder, ImageLimits.defaults());
 * stack.add(new ImageLayer(1, "sha256:...", "COPY x.lua /app/"), tar);
 * ImageFiles files = stack.files(Set.of());
 * }</pre>
 */
@NullMarked
package perilune.context.provenance.image;

import org.jspecify.annotations.NullMarked;
