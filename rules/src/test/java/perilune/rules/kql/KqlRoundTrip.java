package perilune.rules.kql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** The law of the printer: what it prints reads back as the same tree. */
final class KqlRoundTrip {

  private KqlRoundTrip() {}

  /** Checks a query that parses without a mistake; gives whether it did. */
  static boolean check(String query) {
    Optional<KqlTree.Query> tree = parse(query);
    if (tree.isEmpty()) {
      return false;
    }
    String printed = KqlPrinter.print(tree.get());
    Optional<KqlTree.Query> again = parse(printed);
    assertThat(again).as(printed).isPresent();
    assertThat(plain(again.get())).as(printed).isEqualTo(plain(tree.get()));
    assertThat(KqlPrinter.print(again.get())).isEqualTo(printed);
    return true;
  }

  /** The tree as text, without its places. */
  private static String plain(KqlTree.Query tree) {
    return tree.toString().replaceAll("span=Span\\[start=\\d+, end=\\d+]", "");
  }

  private static Optional<KqlTree.Query> parse(String query) {
    var source = new SourceText("query", query);
    var limits = new KqlLimits(1_000_000, KqlLimits.MOST_NESTING, 1_000_000, 10);
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.KQL003);
    Optional<KqlTree.Query> tree = Kql.parse(source, limits, mistakes);
    return mistakes.hasErrors() ? Optional.empty() : tree;
  }
}
