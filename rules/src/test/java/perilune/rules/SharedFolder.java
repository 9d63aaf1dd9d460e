package perilune.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds data of others that tests read where they lie and that is never copied here. */
public final class SharedFolder {

  private SharedFolder() {}

  /** Gives a folder or file; says so aloud where it is absent. */
  public static Optional<Path> find(String path) {
    String set = System.getenv("PERILUNE_SHARED");
    List<Path> places =
        set == null
            ? List.of(Path.of("../shared"), Path.of("../../shared"))
            : List.of(Path.of(set));
    for (Path place : places) {
      Path found = place.resolve(path);
      if (Files.exists(found)) {
        return Optional.of(found);
      }
    }
    System.out.println("SKIPPED: no " + path + " below PERILUNE_SHARED or ../shared");
    return Optional.empty();
  }
}
