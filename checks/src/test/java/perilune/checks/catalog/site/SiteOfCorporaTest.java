package perilune.checks.catalog.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.Places;

/** The whole site of the public corpora beside the repository. */
class SiteOfCorporaTest {

  @TempDir Path folder;

  @Test
  void everyRuleHasAPageAndEveryLinkLeadsSomewhere() throws IOException {
    Optional<Path> elastic = Places.shared("corpora/elastic-detection-rules");
    Optional<Path> sigma = Places.shared("corpora/sigma");
    if (elastic.isEmpty() || sigma.isEmpty()) {
      return;
    }
    CommandRun run =
        CommandRun.of(
            "catalog",
            "build",
            folder.resolve("site").toString(),
            "--corpus",
            "elastic=" + elastic.get(),
            "--corpus",
            "sigma=" + sigma.get());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(pages("rule/elastic")).isEqualTo(2_066);
    assertThat(pages("rule/sigma")).isEqualTo(3_780);
    assertThat(SiteFiles.of(folder.resolve("site")).faults()).isEmpty();
  }

  private long pages(String of) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("site").resolve(of))) {
      return all.filter(file -> file.toString().endsWith(".html")).count();
    }
  }
}
