package perilune.catalog.site.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says which files may be neither old nor new, while that is so. */
final class Journal {

  private final Path file;
  private final AtomicFiles files;

  Journal(Path file, AtomicFiles files) {
    this.file = file;
    this.files = files;
  }

  boolean isThere() {
    return Files.exists(file);
  }

  /** Gives the stems that a killed build may have left; lines that are none are of no build. */
  List<String> stems() throws IOException {
    return isThere()
        ? Files.readAllLines(file).stream().filter(Manifest::isStem).toList()
        : List.of();
  }

  void start(List<PlannedFiles> planned, Collection<String> gone) throws IOException {
    var stems = new ArrayList<>(gone);
    planned.forEach(one -> stems.add(one.stem()));
    files.write(file, (String.join("\n", stems) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void end() throws IOException {
    Files.deleteIfExists(file);
  }
}
