package perilune.checks.content;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.checks.Places;
import perilune.content.RuleEntry;
import perilune.content.RuleTree;
import perilune.source.DiagnosticPrinter;

/** A folder is read by all cores at once: what comes of it is what one file after another gives. */
final class ReadingOrderTest {

  @Test
  void readsTheBuiltInRulesAsOneByOne() throws IOException {
    Path rules =
        Places.repository().resolve("content/src/main/resources/perilune/rules").toAbsolutePath();
    assertThat(asFolder(rules)).hasSizeGreaterThan(200).isEqualTo(oneByOne(rules));
  }

  @Test
  void readsTheWholeSigmaCorpusAsOneByOne() throws IOException {
    Optional<Path> rules = Places.shared("corpora/sigma");
    if (rules.isPresent()) {
      assertThat(asFolder(rules.get())).hasSizeGreaterThan(3_000).isEqualTo(oneByOne(rules.get()));
    }
  }

  private static List<String> asFolder(Path folder) {
    var tree = new RuleTree();
    tree.add(folder);
    return shown(tree.loaded());
  }

  private static List<String> oneByOne(Path folder) throws IOException {
    var tree = new RuleTree();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(toml|ya?ml)"))
          .sorted()
          .forEach(tree::add);
    }
    return shown(tree.loaded());
  }

  private static List<String> shown(RuleTree.Loaded loaded) {
    return loaded.entries().stream().map(ReadingOrderTest::shown).toList();
  }

  private static String shown(RuleEntry entry) {
    return entry.facts()
        + entry.rule().map(rule -> rule.header() + " " + rule.plan()).orElse("no rule")
        + entry.diagnostics().stream().map(DiagnosticPrinter::print).collect(joining());
  }
}
