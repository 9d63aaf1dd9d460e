package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.scenarios.ShippedScenarios;
import perilune.scenarios.mutation.Mutation;
import perilune.scenarios.mutation.Mutations;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;

/**
 * The pages of what would evade name all that there is; their answers come with the command in
 * them.
 */
class MatrixPageTest {

  @ParameterizedTest
  @CsvSource({
    "LINUX, evasion-linux.md",
    "MACOS, evasion-macos.md",
    "WINDOWS, evasion-windows.md",
    "WINDOWS, evasion-windows-security.md"
  })
  void aPageNamesEveryScenarioAndEveryMutationOfItsPlatform(Platform platform, String name)
      throws IOException {
    String page = Files.readString(repository().resolve("docs").resolve(name));

    assertThat(ShippedScenarios.of(platform))
        .extracting(Scenario::id)
        .allMatch(id -> page.contains(" " + id + " "));
    assertThat(Mutations.on(platform)).extracting(Mutation::id).allMatch(page::contains);
    assertThat(page).contains("> docs/" + name).doesNotContain("no rule reaches it");
  }

  private static Path repository() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("checks/pom.xml"))) {
        return at;
      }
    }
    throw new IOException("not inside the repository");
  }
}
