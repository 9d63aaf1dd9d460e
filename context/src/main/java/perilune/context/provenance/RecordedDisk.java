package perilune.context.provenance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files as an inventory recorded them. Immutable. */
final class RecordedDisk implements HostDisk {

  private final Map<String, String> links;
  private final Set<String> separate;
  private final List<Found> found;

  /**
   * Makes a disk.
   *
   * @param found what was found, by the number of the file
   */
  RecordedDisk(Map<String, String> links, Set<String> separate, List<Found> found) {
    this.links = Map.copyOf(links);
    this.separate = Set.copyOf(separate);
    this.found = List.copyOf(found);
  }

  @Override
  public @Nullable String target(String path) {
    return links.get(path);
  }

  @Override
  public Set<String> separateFolders() {
    return separate;
  }

  @Override
  public Map<String, String> recordedLinks() {
    return links;
  }

  @Override
  public Found found(int file, String resolved, int digestBytes) {
    return file < found.size() ? found.get(file) : Found.not(Look.ABSENT);
  }
}
