package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** The law of the printer: what it prints reads back as the same tree. */
final class RoundTrip {

  private RoundTrip() {}

  /** Checks a query that parses without a mistake; gives whether it did. */
  static boolean check(String query) {
    Optional<EqlTree.Statement> tree = parse(query);
    if (tree.isEmpty()) {
      return false;
    }
    String printed = EqlPrinter.print(tree.get());
    Optional<EqlTree.Statement> again = parse(printed);
    assertThat(again).as(printed).isPresent();
    assertThat(RecordText.withoutPlaces(again.get()))
        .as(printed)
        .isEqualTo(RecordText.withoutPlaces(tree.get()));
    assertThat(EqlPrinter.print(again.get())).isEqualTo(printed);
    return true;
  }

  private static Optional<EqlTree.Statement> parse(String query) {
    var source = new SourceText("query", query);
    var limits = new EqlLimits(1_000_000, EqlLimits.MOST_NESTING, 100_000, 100_000, 10);
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.EQL005);
    Optional<EqlTree.Statement> tree = Eql.parse(source, limits, mistakes);
    return mistakes.hasErrors() ? Optional.empty() : tree;
  }
}
