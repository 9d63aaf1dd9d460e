package perilune.rules.esql;

import java.util.Optional;
import perilune.rules.LanguageLaws;
import perilune.rules.RoundTrip;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** The laws of languages, for ES|QL. */
final class EsqlLaws {

  static final RoundTrip<EsqlTree.Query> PRINTER =
      new RoundTrip<>(EsqlLaws::parse, EsqlPrinter::print);

  static final LanguageLaws<CompiledEsql> ALL =
      new LanguageLaws<>(
          query -> Esql.compile(query, EsqlOptions.defaults()),
          CompiledEsql::canonical,
          compiled -> compiled,
          PRINTER);

  private EsqlLaws() {}

  private static Optional<EsqlTree.Query> parse(String query) {
    var source = new SourceText("query", query);
    var limits = new EsqlLimits(1_000_000, EsqlLimits.MOST_NESTING, 1_000_000, 10_000, 10);
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.ESQL003);
    Optional<EsqlTree.Query> tree = Esql.parse(source, limits, mistakes);
    return mistakes.hasErrors() ? Optional.empty() : tree;
  }
}
