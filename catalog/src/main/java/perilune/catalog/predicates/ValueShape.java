package perilune.catalog.predicates;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
    if (patterns.stream().noneMatch(one -> one.indexOf('*') >= 0)) {
      return new ValueShape(Kind.EQ, patterns);
    }
    if (all(patterns, one -> one.length() > 2 && starts(one) && ends(one) && stars(one) == 2)) {
      return shape(
          Kind.CONTAINS,
          patterns,
          one -> one.substring(1, one.length() - 1).toLowerCase(Locale.ROOT));
    }
    if (all(patterns, one -> one.length() > 1 && ends(one) && stars(one) == 1)) {
      return shape(Kind.STARTS_WITH, patterns, one -> one.substring(0, one.length() - 1));
    }
    if (all(patterns, one -> one.length() > 1 && starts(one) && stars(one) == 1)) {
      return shape(Kind.ENDS_WITH, patterns, one -> one.substring(1));
    }
    return new ValueShape(Kind.WILDCARD, patterns);
  }

  private static boolean all(List<String> patterns, Predicate<String> test) {
    return patterns.stream().allMatch(test);
  }

  private static ValueShape shape(Kind kind, List<String> patterns, UnaryOperator<String> bare) {
    return new ValueShape(kind, patterns.stream().map(bare).toList());
  }

  private static boolean starts(String pattern) {
    return pattern.startsWith("*");
  }

  private static boolean ends(String pattern) {
    return pattern.endsWith("*");
  }

  private static long stars(String pattern) {
    return pattern.chars().filter(c -> c == '*').count();
  }
}
