package perilune.rules.esql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** The law of the printer: what it prints reads back as the same tree. */
final class EsqlRoundTrip {

  private EsqlRoundTrip() {}

  /** Checks a query that parses without a mistake; gives whether it did. */
  static boolean check(String query) {
    Optional<EsqlTree.Query> tree = parse(query);
    if (tree.isEmpty()) {
      return false;
    }
    String printed = EsqlPrinter.print(tree.get());
    Optional<EsqlTree.Query> again = parse(printed);
    assertThat(again).as(printed).isPresent();
    assertThat(plain(again.get())).as(printed).isEqualTo(plain(tree.get()));
    assertThat(EsqlPrinter.print(again.get())).isEqualTo(printed);
    return true;
  }

  /** The tree as text, without its places. */
  private static String plain(EsqlTree.Query tree) {
    return tree.toString().replaceAll("span=Span\\[start=\\d+, end=\\d+]", "");
  }

  private static Optional<EsqlTree.Query> parse(String query) {
    var source = new SourceText("query", query);
    var limits = new EsqlLimits(1_000_000, EsqlLimits.MOST_NESTING, 1_000_000, 10_000, 10);
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.ESQL003);
    Optional<EsqlTree.Query> tree = Esql.parse(source, limits, mistakes);
    return mistakes.hasErrors() ? Optional.empty() : tree;
  }
}
