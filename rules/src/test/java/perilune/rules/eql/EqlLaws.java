package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import perilune.rules.LanguageLaws;
import perilune.rules.RoundTrip;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** The laws of languages, for EQL. */
final class EqlLaws {

  static final RoundTrip<EqlTree.Statement> PRINTER =
      new RoundTrip<>(EqlLaws::parse, EqlPrinter::print);

  private EqlLaws() {}

  static LanguageLaws<CompiledQuery> with(EqlOptions options) {
    return new LanguageLaws<>(
        query -> Eql.compile(query, options), CompiledQuery::canonical, EqlLaws::meaning, PRINTER);
  }

  private static Operator meaning(CompiledQuery query) {
    assertThat(new RulePlan("r", query.operator()).fields()).doesNotContain("");
    return query.operator();
  }

  private static Optional<EqlTree.Statement> parse(String query) {
    var source = new SourceText("query", query);
    var limits = new EqlLimits(1_000_000, EqlLimits.MOST_NESTING, 100_000, 100_000, 10);
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.EQL005);
    Optional<EqlTree.Statement> tree = Eql.parse(source, limits, mistakes);
    return mistakes.hasErrors() ? Optional.empty() : tree;
  }
}
