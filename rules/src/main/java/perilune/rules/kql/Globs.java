package perilune.rules.kql;

import java.util.List;

/** Patterns as pieces of text with any run of characters between them. */
final class Globs {

  private Globs() {}

  /**
   * Says whether the whole text matches: first and last piece stand at its ends, the others between
   * them in order. O(pieces x text).
   */
  static boolean matches(List<String> pieces, String text) {
    String first = pieces.getFirst();
    if (pieces.size() == 1) {
      return first.equals(text);
    }
    String last = pieces.getLast();
    int end = text.length() - last.length();
    if (!text.startsWith(first) || !text.endsWith(last) || end < first.length()) {
      return false;
    }
    int at = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      at = found + piece.length();
    }
    return true;
  }
}
