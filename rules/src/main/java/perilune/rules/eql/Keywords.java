package perilune.rules.eql;

import java.util.Locale;
import java.util.Set;

/** The words that are no names. Source: Elasticsearch's EQL grammar. */
final class Keywords {

  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "any",
          "by",
          "false",
          "in",
          "join",
          "like",
          "maxspan",
          "not",
          "null",
          "of",
          "or",
          "regex",
          "sample",
          "sequence",
          "true",
          "until",
          "where",
          "with");

  private Keywords() {}

  /** Says whether a word, without its {@code ~}, needs backticks to be a name. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Says whether a word could be taken for a keyword in the wrong case. */
  static boolean isLikeReserved(String word) {
    return RESERVED.contains(word.toLowerCase(Locale.ROOT));
  }
}
