package perilune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticCodeTest {

  private static final String HEADING = "## ";

  @Test
  void everyCodeHasASectionAndEverySectionACodeInTheSameOrder() throws IOException {
    List<String> sections =
        Files.readAllLines(repository().resolve("docs/diagnostics.md")).stream()
            .filter(line -> line.startsWith(HEADING))
            .map(line -> line.substring(HEADING.length()))
            .toList();

    assertThat(sections)
        .isEqualTo(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::name).toList());
  }

  /** Tests run in their module's folder; the repository is the folder above that lists modules. */
  private static Path repository() throws IOException {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path pom = folder.resolve("pom.xml");
      if (Files.exists(pom) && Files.readString(pom).contains("<module>")) {
        return folder;
      }
    }
    throw new IOException("no folder above has a pom.xml with modules");
  }
}
