package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import perilune.scenarios.ShippedScenarios;
import perilune.scenarios.mutation.Mutation;
import perilune.scenarios.mutation.Mutations;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;

/**
 * The page of what would evade names all that there is; its answers come with the command in it.
 */
class MatrixPageTest {

  @Test
  void thePageNamesEveryScenarioAndEveryMutation() throws IOException {
    String page = Files.readString(repository().resolve("docs/evasion.md"));

    assertThat(ShippedScenarios.of(Platform.LINUX))
        .extracting(Scenario::id)
        .allMatch(id -> page.contains(" " + id + " "));
    assertThat(Mutations.all()).extracting(Mutation::id).allMatch(page::contains);
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
