package perilune.rules.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can stand behind a field, in Sigma's words. Source: Sigma specification 2.1.0, modifiers.
 */
enum Modifier {
  ALL("all"),
  STARTSWITH("startswith"),
  ENDSWITH("endswith"),
  CONTAINS("contains"),
  EXISTS("exists"),
  CASED("cased"),
  NEQ("neq"),
  WINDASH("windash"),
  RE("re"),
  IGNORE_CASE("i", "ignorecase"),
  MULTILINE("m", "multiline"),
  DOT_ALL("s", "dotall"),
  BASE64("base64"),
  BASE64_OFFSET("base64offset"),
  UTF16LE("utf16le", "wide"),
  UTF16BE("utf16be"),
  UTF16("utf16"),
  LT("lt"),
  LTE("lte"),
  GT("gt"),
  GTE("gte"),
  MINUTE("minute"),
  HOUR("hour"),
  DAY("day"),
  WEEK("week"),
  MONTH("month"),
  YEAR("year"),
  CIDR("cidr"),
  EXPAND("expand"),
  FIELDREF("fieldref");

  private static final List<Modifier> ALL_MODIFIERS = List.of(values());

  private final List<String> words;

  Modifier(String... words) {
    this.words = List.of(words);
  }

  /** Gives the word that the specification has. */
  String word() {
    return words.getFirst();
  }

  static Optional<Modifier> of(String word) {
    // A loop: each key of each rule has some.
    for (Modifier one : ALL_MODIFIERS) {
      if (one.words.contains(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  static List<String> allWords() {
    return Arrays.stream(values()).flatMap(one -> one.words.stream()).toList();
  }
}
