package perilune.checks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.Kind;
import perilune.catalog.Mode;
import perilune.catalog.Reading;
import perilune.catalog.corpus.Vendor;
import perilune.catalog.fields.FieldNames;
import perilune.catalog.predicates.QueryReader;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;
import perilune.checks.Places;
import perilune.content.RuleFacts;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** How many rules the corpora hold and how they read: A8, A10, A12, A15, A16, A18. */
class CorpusCountsTest {

  @Test
  void theCorpusOfThePageHasItsSize() {
    Optional<Catalog> catalog = Corpora.ofPage(Mode.COMPAT);
    if (catalog.isEmpty()) {
      return;
    }
    Map<String, Long> kinds =
        catalog.get().rules().stream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.card().language() + " " + rule.card().type(),
                    TreeMap::new,
                    Collectors.counting()));
    assertThat(catalog.get().rules()).hasSize(1886);
    assertThat(kinds)
        .containsEntry("eql eql", 993L)
        .containsEntry("kuery query", 384L)
        .containsEntry("kuery new_terms", 200L)
        .containsEntry("kuery threshold", 29L)
        .containsEntry("kuery threat_match", 6L)
        .containsEntry("esql esql", 163L)
        .containsEntry("lucene query", 5L)
        .containsEntry(" machine_learning", 106L);
  }

  @Test
  void theReachOfShellsAndOfExecIsExact() {
    Optional<Catalog> catalog = Corpora.ofPage(Mode.COMPAT);
    if (catalog.isEmpty()) {
      return;
    }
    var index = IndicatorIndex.ofPositives(catalog.get());
    List<Integer> shells =
        Stream.of("bash", "dash", "sh", "zsh", "csh", "fish", "ksh", "tcsh")
            .map(name -> index.reach(new Indicator("process_name", Kind.IN, name)))
            .toList();
    assertThat(shells).containsExactly(80, 71, 79, 78, 68, 69, 69, 66);
    assertThat(index.reach(new Indicator("EventType", Kind.EQ, "exec"))).isEqualTo(156);
    assertThat(index.reach(new Indicator("EventType", Kind.IN, "exec"))).isEqualTo(171);
  }

  @Test
  void truthLosesNoBranch() {
    Optional<Catalog> catalog = Corpora.ofPage(Mode.TRUTH);
    if (catalog.isEmpty()) {
      return;
    }
    var tables = TechniqueTables.of(catalog.get().ofTechnique("T1059.011"), TableLimits.USUAL);
    assertThat(tables.fields()).hasSize(26);
    assertThat(tables.indicators()).hasSize(452);
    assertThat(tables.exclusions()).hasSize(62);
    assertThat(how(tables, "process_name")).contains("eq 6");
    assertThat(how(tables, "process.args")).contains("in 2");
  }

  private static String how(TechniqueTables tables, String field) {
    return tables.fields().stream()
        .filter(row -> row.field().equals(field))
        .findFirst()
        .orElseThrow()
        .howText();
  }

  @Test
  void everyQueryInEqlIsReadWhole() throws IOException {
    Optional<Path> corpus = Places.shared(Corpora.PAGE);
    if (corpus.isEmpty()) {
      return;
    }
    var reader = new QueryReader(Mode.COMPAT, FieldNames.of(Mode.COMPAT));
    int whole = 0;
    try (Stream<Path> files = Files.walk(corpus.get())) {
      for (Path file : files.filter(one -> one.toString().endsWith(".toml")).toList()) {
        var source = new SourceText(file.toString(), Files.readString(file));
        if (RuleFacts.read(source) instanceof Parsed.Ok<RuleFacts>(var facts, var _)
            && facts.language().equals("eql")) {
          var query = new SourceText(file.toString(), facts.query());
          assertThat(reader.read("eql", query).reading()).as(facts.name()).isEqualTo(Reading.WHOLE);
          whole++;
        }
      }
    }
    assertThat(whole).isEqualTo(1044);
  }

  @Test
  void elevenActiveQueriesFoldToNothing() {
    Optional<Catalog> catalog = Corpora.ofPage(Mode.COMPAT);
    if (catalog.isEmpty()) {
      return;
    }
    assertThat(catalog.get().rules())
        .filteredOn(rule -> rule.card().language().equals("eql") && rule.predicates().isEmpty())
        .hasSize(11)
        .extracting(CatalogRule::path)
        .contains("rules/linux/execution_perl_tty_shell.toml");
    assertThat(Corpora.ofPage(Mode.TRUTH).orElseThrow().rules())
        .filteredOn(rule -> rule.card().language().equals("eql") && rule.predicates().isEmpty())
        .isEmpty();
  }

  @Test
  void allRulesOfSigmaAreReadWhole() {
    Optional<Path> corpus = Places.shared("corpora/sigma");
    if (corpus.isEmpty()) {
      return;
    }
    Catalog sigma = Corpora.read(Vendor.SIGMA, corpus.get(), Mode.TRUTH);
    assertThat(sigma.rules()).hasSize(3780);
    assertThat(sigma.rules()).allMatch(rule -> rule.reading().equals(Reading.WHOLE));
    assertThat(sigma.rules()).noneMatch(rule -> rule.predicates().isEmpty());
    assertThat(sigma.ofTechnique("T1059.011")).isEmpty();
  }
}
