package perilune.context.provenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files as an inventory recorded them. Immutable. */
final class RecordedDisk implements HostDisk {

  private final Map<String, String> links;
  private final Set<String> separate;
  private final List<Found> found;
  private final Map<String, LuaContent> contents;

  /**
   * Makes a disk.
   *
   * @param found what was found, by the number of the file
   * @param contents files that have Lua in them, by path
   */
  RecordedDisk(
      Map<String, String> links,
      Set<String> separate,
      List<Found> found,
      Map<String, LuaContent> contents) {
    this.links = Map.copyOf(links);
    this.separate = Set.copyOf(separate);
    this.found = List.copyOf(found);
    this.contents = Map.copyOf(contents);
  }

  @Override
  public LuaContent content(String resolved) {
    return contents.getOrDefault(resolved, LuaContent.UNKNOWN);
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
  public Optional<byte[]> text(String resolved, int maxBytes, long seconds) {
    return Optional.empty();
  }

  @Override
  public Found found(int file, String resolved, int digestBytes) {
    return file < found.size() ? found.get(file) : Found.not(Look.ABSENT);
  }
}
