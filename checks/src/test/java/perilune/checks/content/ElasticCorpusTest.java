package perilune.checks.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.Places;
import perilune.content.RuleTree;
import perilune.content.indicators.Indicators;
import perilune.engine.Compilation;
import perilune.engine.EngineLimits;
import perilune.engine.RuleCompiler;
import perilune.event.FieldTable;
import perilune.rules.Rule;
import perilune.rules.plan.Operator;
import perilune.source.Diagnostic;

/** Elastic's public rules of the types threshold, new_terms and threat_match: all compile. */
class ElasticCorpusTest {

  private static final List<String> TYPES =
      List.of("type = \"threshold\"", "type = \"new_terms\"", "type = \"threat_match\"");

  @TempDir private Path folder;

  @Test
  void allCompileAndHaveTheOperatorOfTheirType() throws IOException {
    var corpus = Places.shared("corpora/elastic-detection-rules");
    if (corpus.isEmpty()) {
      return;
    }
    Path feed = folder.resolve("feed.csv");
    Files.writeString(
        feed,
        """
        type,value
        ip,198.51.100.7
        url,https://bad.example/
        sha256,%s
        email,x@bad.example
        registry,HKLM\\\\Software\\\\Bad
        """
            .formatted("ab".repeat(32)));
    var tree = new RuleTree(Indicators.read(List.of(feed)));
    var written = new TreeMap<String, Integer>();
    try (Stream<Path> files = Files.walk(corpus.get())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
        String text = Files.readString(file);
        for (String type : TYPES) {
          if (text.lines().anyMatch(type::equals)) {
            written.merge(type, 1, Integer::sum);
            tree.add(file);
          }
        }
      }
    }
    RuleTree.Loaded loaded = tree.loaded();
    assertThat(loaded.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    List<Rule> rules = loaded.rules();
    Compilation compilation =
        new RuleCompiler(new FieldTable(), EngineLimits.defaults())
            .compile(rules.stream().map(Rule::plan).toList());
    assertThat(compilation.rejections()).isEmpty();
    // A ratchet: what the corpus had when this was written.
    assertThat(written).isEqualTo(Map.of(TYPES.get(0), 31, TYPES.get(1), 245, TYPES.get(2), 9));
    assertThat(count(rules, o -> o instanceof Operator.Threshold)).isEqualTo(31);
    assertThat(count(rules, o -> o instanceof Operator.NewTerms)).isEqualTo(245);
    assertThat(count(rules, o -> o instanceof Operator.Single)).isEqualTo(9);
    long idle =
        loaded.diagnostics().stream().filter(d -> d.code().name().equals("RULE032")).count();
    // One asks for vulnerabilities, one for the field names of an old version, one for ti_*.
    assertThat(idle).as(loaded.diagnostics().toString()).isLessThanOrEqualTo(3);
  }

  private static long count(List<Rule> rules, Predicate<Operator> wanted) {
    return rules.stream().map(rule -> rule.plan().operator()).filter(wanted).count();
  }
}
