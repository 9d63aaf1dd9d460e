package perilune.rules.esql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import perilune.rules.RuleQueries;
import perilune.rules.plan.Condition;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** The ES|QL of Elastic's own detection rules, read where they lie. */
final class EsqlCorpusTest {

  /** Rules with building blocks, without deprecated ones; none may get lost. */
  private static final int RULES = 209;

  private static final int DEPRECATED = 3;

  /** Rules that ask a language model. */
  private static final int ASKING = 7;

  /** What else is refused, and why. */
  private static final Set<String> REFUSED =
      Set.of(
          // Words that are spelt otherwise by guess.
          "defense_evasion_masquerading_as_svchost.toml options of MATCH are not run",
          // A backslash is doubled by mistake: Lucene cannot read it either.
          "credential_access_aws_bedrock_credentials_in_model_prompt_or_completion.toml"
              + " the '-' before ']' begins a range that does not end",
          // An ampersand is meant as a character, and is an intersection in Lucene.
          "execution_kubernetes_pod_exec_potential_reverse_shell.toml"
              + " '&', the intersection of regular expressions, is not supported");

  @Test
  void everyQueryOfElasticsRulesCompilesUnlessItAsksALanguageModel() throws IOException {
    List<SourceText> queries = new RuleQueries("esql").all();
    var warned = new TreeMap<String, Integer>();
    var refused = new TreeSet<String>();
    int lowered = 0;
    int asking = 0;
    int lookedUp = 0;
    for (SourceText query : queries) {
      Parsed<CompiledEsql> outcome = Esql.compile(query, EsqlOptions.defaults());
      for (Diagnostic diagnostic : outcome.diagnostics()) {
        if (!diagnostic.isError()) {
          warned.merge(diagnostic.code().name(), 1, Integer::sum);
        } else if (!diagnostic.message().startsWith("COMPLETION")) {
          refused.add(query.name() + " " + diagnostic.message());
          System.out.println(DiagnosticPrinter.print(diagnostic));
        } else {
          asking++;
        }
      }
      if (outcome instanceof Parsed.Ok<CompiledEsql>(var compiled, var _)) {
        lowered++;
        lookedUp += compiled.operator().source() instanceof Condition.Always ? 0 : 1;
        assertThat(EsqlLaws.PRINTER.check(query.text())).as(query.name()).isTrue();
      }
    }
    System.out.println(
        "ES|QL rules: "
            + queries.size()
            + ", lowered: "
            + lowered
            + ", ask a model: "
            + asking
            + ", look events up: "
            + lookedUp
            + ", warnings: "
            + warned);
    assertThat(queries.size()).isIn(0, RULES);
    if (!queries.isEmpty()) {
      assertThat(refused).isEqualTo(REFUSED);
      assertThat(asking).isEqualTo(ASKING);
      assertThat(lowered).isEqualTo(RULES - ASKING - REFUSED.size());
    }
  }

  @Test
  void deprecatedRulesCompileToo() throws IOException {
    List<SourceText> queries = new RuleQueries("esql").deprecated();
    for (SourceText query : queries) {
      assertThat(Esql.compile(query, EsqlOptions.defaults())).isInstanceOf(Parsed.Ok.class);
    }
    System.out.println("deprecated ES|QL rules: " + queries.size());
    assertThat(queries.size()).isIn(0, DEPRECATED);
  }
}
