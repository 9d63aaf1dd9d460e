package perilune.catalog;

import java.util.Arrays;
import java.util.Optional;

/** How a predicate compares its field, in words that all languages share. */
public enum Kind {
  EQ("eq"),
  NE("ne"),
  IN("in"),
  CONTAINS("contains"),
  STARTS_WITH("starts_with"),
  ENDS_WITH("ends_with"),
  WILDCARD("wildcard"),
  MATCH("match"),
  CIDR("cidr"),
  LT("lt"),
  LTE("lte"),
  GT("gt"),
  GTE("gte"),
  IS_NULL("is_null"),
  IS_NOT_NULL("is_not_null"),
  /** Compares with another field, whose name is the value. */
  FIELDREF("fieldref");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** Gives the word that tables print, and sort by. */
  public String word() {
    return word;
  }

  /** Gives the kind of a word. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
