package perilune.rules.kql;

import java.util.Optional;
import perilune.rules.LanguageLaws;
import perilune.rules.RoundTrip;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** The laws of languages, for KQL. */
final class KqlLaws {

  static final RoundTrip<KqlTree.Query> PRINTER =
      new RoundTrip<>(KqlLaws::parse, KqlPrinter::print);

  static final LanguageLaws<CompiledKql> ALL =
      new LanguageLaws<>(
          query -> Kql.compile(query, KqlOptions.defaults()),
          CompiledKql::canonical,
          compiled -> compiled,
          PRINTER);

  private KqlLaws() {}

  private static Optional<KqlTree.Query> parse(String query) {
    var source = new SourceText("query", query);
    var limits = new KqlLimits(1_000_000, KqlLimits.MOST_NESTING, 1_000_000, 10);
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.KQL003);
    Optional<KqlTree.Query> tree = Kql.parse(source, limits, mistakes);
    return mistakes.hasErrors() ? Optional.empty() : tree;
  }
}
