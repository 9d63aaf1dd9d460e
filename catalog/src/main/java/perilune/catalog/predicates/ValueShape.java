package perilune.catalog.predicates;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import perilune.catalog.Kind;

/**
 * What the patterns of one list have in common: the list is simplified as a whole or not at all.
 *
 * @param kind the simplest one that says all of them
 * @param values the patterns without the stars that the kind says
 */
record ValueShape(Kind kind, List<String> values) {

  /**
   * Gives the shape of patterns in which a star is any text and all else is itself: equal where
   * none has a star; else contained, in lower case, the beginning or the end where each is such a
   * one; else the patterns as they are. Nothing but stars is no beginning of anything.
   */
  static ValueShape of(List<String> patterns) {
    return ofPieces(patterns.stream().map(one -> List.of(one.split("\\*", -1))).toList());
  }

  /** Gives the shape of patterns that are cut at their stars, so that other stars are text. */
  static ValueShape ofPieces(List<List<String>> patterns) {
    if (patterns.stream().allMatch(one -> one.size() == 1)) {
      return shape(Kind.EQ, patterns, List::getFirst);
    }
    if (patterns.stream().allMatch(one -> isPart(one))) {
      return shape(Kind.CONTAINS, patterns, one -> one.get(1).toLowerCase(Locale.ROOT));
    }
    if (patterns.stream().allMatch(one -> isEnd(one, 1))) {
      return shape(Kind.STARTS_WITH, patterns, List::getFirst);
    }
    if (patterns.stream().allMatch(one -> isEnd(one, 0))) {
      return shape(Kind.ENDS_WITH, patterns, List::getLast);
    }
    return shape(Kind.WILDCARD, patterns, one -> String.join("*", one));
  }

  private static boolean isPart(List<String> pieces) {
    return pieces.size() == 3
        && pieces.getFirst().isEmpty()
        && !pieces.get(1).isEmpty()
        && pieces.getLast().isEmpty();
  }

  /** Says whether there is one star, instead of the first piece or the last. */
  private static boolean isEnd(List<String> pieces, int star) {
    return pieces.size() == 2 && pieces.get(star).isEmpty() && !pieces.get(1 - star).isEmpty();
  }

  private static ValueShape shape(
      Kind kind, List<List<String>> patterns, Function<List<String>, String> value) {
    return new ValueShape(kind, patterns.stream().map(value).toList());
  }
}
