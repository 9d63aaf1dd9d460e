package perilune.catalog.corpus;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** ATT&CK ids as rules write them. */
final class Techniques {

  private static final Pattern ID = Pattern.compile("T\\d{4}(?:\\.\\d{3})?");

  private Techniques() {}

  /** Gives the ids among words, in upper case and in order, each once. */
  static List<String> among(List<String> words) {
    return words.stream()
        .map(word -> word.strip().toUpperCase(Locale.ROOT))
        .filter(word -> ID.matcher(word).matches())
        .distinct()
        .sorted()
        .toList();
  }
}
