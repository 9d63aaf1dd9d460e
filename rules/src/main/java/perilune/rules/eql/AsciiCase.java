package perilune.rules.eql;

/** Folds A to Z and nothing else, as Lucene's {@code case_insensitive} does. */
final class AsciiCase {

  private AsciiCase() {}

  static String lower(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return out.toString();
  }
}
