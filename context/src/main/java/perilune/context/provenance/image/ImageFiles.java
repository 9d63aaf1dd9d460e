package perilune.context.provenance.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of an image as a container finds them at its start. Immutable.
 *
 * @param root folder in which they lie
 * @param layers the lowest first
 * @param paths position of the layer that brought a file or a link, by its path without links
 * @param volumes folders in which a container has other files than the image's
 * @param whole whether all that the image has was read
 */
public record ImageFiles(
    Path root,
    List<ImageLayer> layers,
    Map<String, Integer> paths,
    Set<String> volumes,
    boolean whole) {

  public ImageFiles {
    layers = List.copyOf(layers);
    paths = Map.copyOf(paths);
    volumes = Set.copyOf(volumes);
  }

  /** Gives the layer that brought a file, by its path without links; null where none did. */
  public @Nullable ImageLayer layer(String path) {
    Integer position = paths.get(path);
    return position == null ? null : layers.get(position - 1);
  }

  /** Says whether a path lies where a container has files of its own. */
  public boolean isInVolume(String path) {
    return volumes.stream().anyMatch(v -> path.equals(v) || path.startsWith(v + "/"));
  }
}
