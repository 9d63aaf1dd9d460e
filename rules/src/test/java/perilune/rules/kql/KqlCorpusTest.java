package perilune.rules.kql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import perilune.rules.RuleQueries;
import perilune.rules.plan.Condition;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** The KQL of Elastic's own detection rules of every type, read where they lie. */
final class KqlCorpusTest {

  /** Rules of all types with building blocks, without deprecated ones; none may get lost. */
  private static final int RULES = 727;

  @Test
  void everyQueryOfElasticsRulesParsesAndLowersAndPrintsAsWhatItIs() throws IOException {
    List<SourceText> queries = new RuleQueries("kuery").all();
    var warned = new TreeMap<String, Integer>();
    var wrong = new ArrayList<String>();
    int lowered = 0;
    for (SourceText query : queries) {
      Parsed<CompiledKql> outcome = Kql.compile(query, KqlOptions.defaults());
      for (Diagnostic diagnostic : outcome.diagnostics()) {
        if (diagnostic.isError()) {
          wrong.add(DiagnosticPrinter.print(diagnostic));
        } else {
          warned.merge(diagnostic.code().name(), 1, Integer::sum);
        }
      }
      if (outcome instanceof Parsed.Ok<CompiledKql>(var compiled, var _)) {
        lowered++;
        if (compiled.condition() instanceof Condition.Never) {
          wrong.add(query.name() + " never matches");
        }
        assertThat(KqlLaws.PRINTER.check(query.text())).isTrue();
      }
    }
    System.out.println(
        "KQL rules: " + queries.size() + ", lowered: " + lowered + ", warnings: " + warned);
    assertThat(wrong).isEmpty();
    assertThat(lowered).isEqualTo(queries.isEmpty() ? 0 : RULES);
  }
}
