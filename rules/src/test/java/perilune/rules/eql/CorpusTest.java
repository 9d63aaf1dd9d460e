package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import perilune.rules.RuleQueries;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Elastic's own detection rules, read where they lie. */
final class CorpusTest {

  private static final Set<DiagnosticCode> NOT_YET = Set.of(DiagnosticCode.EQL013);

  @Test
  void everyRuleParsesAndLowersUnlessItUsesWhatIsNotRunYet() throws IOException {
    List<SourceText> queries = queries();
    var refused = new TreeMap<String, Integer>();
    var warned = new TreeMap<String, Integer>();
    var wrong = new ArrayList<String>();
    int lowered = 0;
    for (SourceText query : queries) {
      Parsed<CompiledQuery> outcome = Eql.compile(query, EqlOptions.defaults());
      lowered += outcome instanceof Parsed.Ok<CompiledQuery> ? 1 : 0;
      var features = new TreeSet<String>();
      for (Diagnostic diagnostic : outcome.diagnostics()) {
        if (!diagnostic.isError()) {
          warned.merge(diagnostic.code() + " " + diagnostic.message(), 1, Integer::sum);
        } else if (NOT_YET.contains(diagnostic.code())) {
          features.add(diagnostic.message());
        } else {
          wrong.add(DiagnosticPrinter.print(diagnostic));
        }
      }
      features.forEach(feature -> refused.merge(feature, 1, Integer::sum));
    }
    System.out.println("EQL rules: " + queries.size() + ", lowered: " + lowered);
    print("refused", refused);
    print("warned", warned);
    assertThat(wrong).isEmpty();
  }

  static void print(String what, Map<String, Integer> counts) {
    counts.forEach(
        (feature, count) -> System.out.println("  " + what + " " + count + "  " + feature));
  }

  @Test
  void everyRulePrintsAndReadsBackAsTheSameTree() throws IOException {
    for (SourceText query : queries()) {
      EqlLaws.PRINTER.check(query.text());
    }
  }

  private static List<SourceText> queries() throws IOException {
    return new RuleQueries("eql").all();
  }
}
