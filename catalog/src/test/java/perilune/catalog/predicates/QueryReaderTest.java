package perilune.catalog.predicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.catalog.Mode;
import perilune.catalog.RuleContent;
import perilune.catalog.fields.FieldNames;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaLimits;
import perilune.rules.sigma.SigmaTree;
import perilune.source.SourceText;

/** Predicates out of queries, as {@code predicates.txt} has them. */
class QueryReaderTest {

  static List<PredicateCases.Case> cases() throws IOException {
    return PredicateCases.read("/perilune/catalog/predicates.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsThePredicatesOfAQuery(PredicateCases.Case one) {
    Mode mode = Mode.valueOf(one.mode().toUpperCase(Locale.ROOT));
    var reader = new QueryReader(mode, FieldNames.of(mode));
    var content = reader.read(one.kind(), new SourceText("query", one.text()));
    assertThat(PredicateCases.lines(content)).isEqualTo(one.expected());
  }

  static List<PredicateCases.Case> others() throws IOException {
    return PredicateCases.read("/perilune/catalog/others.txt");
  }

  private static final SplMacros MACROS =
      new SplMacros(
          Map.of(
              "shells",
                  new SplMacros.Macro("(Processes.process_name IN (\"sh\", bash))", List.of()),
              "named", new SplMacros.Macro("proc=$p$ n>$n$", List.of("p", "n")),
              "circle", new SplMacros.Macro("`circle`", List.of())));

  @ParameterizedTest
  @MethodSource("others")
  void readsThePredicatesOfOthers(PredicateCases.Case one) {
    var reader = new QueryReader(Mode.TRUTH, FieldNames.of(Mode.TRUTH));
    RuleContent content =
        switch (one.kind()) {
          case "splunk" -> reader.splunk(one.text(), MACROS);
          case "kusto" -> reader.kusto(one.text());
          default -> sigma(reader, one.text());
        };
    assertThat(PredicateCases.lines(content)).isEqualTo(one.expected());
  }

  private static RuleContent sigma(QueryReader reader, String text) {
    var written = Sigma.written(new SourceText("rule.yml", text), SigmaLimits.defaults());
    SigmaTree.Document rule = written.tree().orElseThrow().getFirst();
    return reader.read(
        rule.detection(), rule.header().category(), QueryReader.reasons(written.diagnostics()));
  }

  @Test
  void tellsOfAnEventWhatItIsAbout() {
    var reader = new QueryReader(Mode.TRUTH, FieldNames.of(Mode.TRUTH));
    var query =
        new SourceText("query", "sequence by host.id [process where a == 1] [any where b == 2]");
    var content = reader.read("eql", query);
    assertThat(content.stages()).containsExactly("process", "");
    assertThat(content.predicates()).extracting(one -> one.written().stage()).containsExactly(0, 1);
  }

  @Test
  void readsAQueryOfDeepNestingWithoutFallingOver() {
    var reader = new QueryReader(Mode.COMPAT, FieldNames.of(Mode.COMPAT));
    for (String language : List.of("eql", "kuery", "esql")) {
      String opening = language.equals("eql") ? "any where " : "";
      var query = new SourceText("query", opening + "(".repeat(50_000) + "a");
      assertThat(reader.read(language, query).reading().reasons()).isNotEmpty();
    }
  }
}
