package perilune.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the repository and the data beside it lie. */
public final class Places {

  private Places() {}

  /** Gives the root of the repository: tests run in it or in one of its modules. */
  public static Path repository() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("checks/pom.xml"))) {
        return at;
      }
    }
    throw new AssertionError("not inside the repository");
  }

  /**
   * Gives something of the data beside the repository, or says loudly that a test is skipped.
   *
   * @param name path below the shared folder
   */
  public static Optional<Path> shared(String name) {
    String variable = System.getenv("PERILUNE_SHARED");
    Path folder =
        variable == null
            ? repository().resolveSibling("shared")
            : Path.of(variable).toAbsolutePath();
    Optional<Path> place = Stream.of(folder.resolve(name)).filter(Files::exists).findFirst();
    if (place.isEmpty()) {
      System.out.println("SKIPPED: there is no " + folder.resolve(name) + " (PERILUNE_SHARED)");
    }
    return place;
  }
}
