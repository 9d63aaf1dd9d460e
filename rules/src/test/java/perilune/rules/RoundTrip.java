package perilune.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;

/**
 * The law of printers: what one prints reads back as the same tree.
 *
 * @param <T> the language's tree, of records
 * @param parse gives nothing where there is a mistake
 * @param print gives the query of a tree
 */
public record RoundTrip<T>(Function<String, Optional<T>> parse, Function<T, String> print) {

  /** Checks a query that parses without a mistake; gives whether it did. */
  public boolean check(String query) {
    Optional<T> tree = parse.apply(query);
    if (tree.isEmpty()) {
      return false;
    }
    String printed = print.apply(tree.get());
    Optional<T> again = parse.apply(printed);
    assertThat(again).as(printed).isPresent();
    assertThat(plain(again.get())).as(printed).isEqualTo(plain(tree.get()));
    assertThat(print.apply(again.get())).isEqualTo(printed);
    return true;
  }

  /** The tree as text, without its places. */
  private String plain(T tree) {
    return tree.toString().replaceAll("Span\\[start=\\d+, end=\\d+]", "");
  }
}
