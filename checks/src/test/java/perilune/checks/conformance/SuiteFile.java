package perilune.checks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the cases of a TOML file, as far as Elasticsearch's suites use TOML. */
final class SuiteFile {

  private SuiteFile() {}

  /** Gives the cases in order; those that are commented out are none. */
  static List<SuiteCase> read(Path file) throws IOException {
    var all = new ArrayList<SuiteCase.Lines>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("[[queries]]")) {
        all.add(new SuiteCase.Lines());
      } else if (!all.isEmpty() && !line.startsWith("#")) {
        all.getLast().add(line);
      }
    }
    return all.stream().map(SuiteCase.Lines::toCase).toList();
  }
}
