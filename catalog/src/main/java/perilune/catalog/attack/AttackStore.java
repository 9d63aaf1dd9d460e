package perilune.catalog.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with releases of ATT&CK: one folder a release, in each the bundle as it came and what is
 * known of its objects.
 *
 * <p>Plain files, meant to be kept under version control. Nothing in it is ever changed: an import
 * adds a folder in one step. Reading takes no lock.
 */
public final class AttackStore {

  /** What a folder is called while an import fills it. */
  static final String UNFINISHED = ".importing-";

  private static final String ENTERPRISE = "enterprise-attack";

  private final Path folder;

  private AttackStore(Path folder) {
    this.folder = folder;
  }

  /** Gives the store in a folder, which need not be there: then it has no release. */
  public static AttackStore at(Path folder) {
    return new AttackStore(folder);
  }

  /** Gives the folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Gives what is known of each release, the oldest first by name.
   *
   * @throws DamagedStore if the file of one cannot be read
   */
  public List<ReleaseFacts> releases() throws IOException {
    var all = new ArrayList<ReleaseFacts>();
    for (Path one : folders()) {
      Path facts = one.resolve(ReleaseFiles.RELEASE);
      if (!isUnfinished(one) && Files.isRegularFile(facts)) {
        all.add(named(one, ReleaseFiles.readFacts(facts)));
      }
    }
    var order = new ReleaseOrder();
    all.sort((one, other) -> order.compare(one.name(), other.name()));
    return List.copyOf(all);
  }

  private static ReleaseFacts named(Path at, ReleaseFacts facts) throws DamagedStore {
    if (!String.valueOf(at.getFileName()).equals(facts.name())) {
      throw new DamagedStore(
          at.resolve(ReleaseFiles.RELEASE), 1, "it is of release '" + facts.name() + "'");
    }
    return facts;
  }

  /** Gives folders that an import left behind that was killed; they count for nothing. */
  public List<Path> leftOvers() throws IOException {
    return folders().stream().filter(AttackStore::isUnfinished).toList();
  }

  private static boolean isUnfinished(Path one) {
    return String.valueOf(one.getFileName()).startsWith(UNFINISHED);
  }

  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  /**
   * Reads what is known of the objects of a release; nothing where there is no such release.
   * O(objects); some 10 MB of text for a release.
   *
   * @throws DamagedStore if its files cannot be read
   */
  public Optional<AttackRelease> release(String name) throws IOException {
    for (ReleaseFacts facts : releases()) {
      if (facts.name().equals(name)) {
        return Optional.of(AttackRelease.read(folder.resolve(name), facts));
      }
    }
    return Optional.empty();
  }

  /** Gives the name of the last release for enterprises, else of the last; or nothing. */
  public Optional<String> newest() throws IOException {
    List<ReleaseFacts> all = releases();
    List<ReleaseFacts> enterprise =
        all.stream().filter(one -> one.domain().equals(ENTERPRISE)).toList();
    List<ReleaseFacts> wanted = enterprise.isEmpty() ? all : enterprise;
    return wanted.isEmpty() ? Optional.empty() : Optional.of(wanted.getLast().name());
  }
}
