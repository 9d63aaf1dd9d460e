package perilune.context.hosts;

import java.util.Locale;

/**
 * A word with wildcards: {@code *} stands for any text, {@code ?} for one character, {@code #} for
 * a version, which is any number of digits, dots and dashes. Immutable.
 *
 * <p>The case of letters does not count, but in paths that begin with a slash. A path that ends in
 * a slash or backslash stands for all below it. Cost: O(pattern x text), no more however it is
 * written; most texts differ in the first letters.
 */
final class WordPattern {

  private final String written;
  private final String pattern;
  private final boolean caseCounts;
  private final int literal;

  WordPattern(String written) {
    this.written = written;
    caseCounts = written.startsWith("/");
    boolean folder = written.endsWith("/") || written.endsWith("\\");
    pattern = folded(folder ? written + "*" : written);
    int at = 0;
    while (at < pattern.length() && !isWild(pattern.charAt(at))) {
      at++;
    }
    literal = at;
  }

  /** Gives the word as it was written. */
  String written() {
    return written;
  }

  /** Says whether it stands for itself only. */
  boolean isPlain() {
    return literal == pattern.length();
  }

  private static boolean isWild(char c) {
    return c == '*' || c == '?' || c == '#';
  }

  private static boolean isVersion(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-';
  }

  private String folded(String text) {
    return caseCounts ? text : text.toLowerCase(Locale.ROOT);
  }

  /** Says whether a text is one that the word stands for. */
  boolean matches(String text) {
    if (!text.regionMatches(!caseCounts, 0, pattern, 0, literal)) {
      return false;
    }
    return isPlain() ? text.length() == literal : rest(folded(text));
  }

  /** Which places of the pattern can be reached after each character of the text. */
  private boolean rest(String text) {
    var here = new boolean[pattern.length() + 1];
    here[literal] = true;
    skip(here);
    for (int i = literal; i < text.length(); i++) {
      char c = text.charAt(i);
      var next = new boolean[pattern.length() + 1];
      boolean any = false;
      for (int at = literal; at < pattern.length(); at++) {
        int to = here[at] ? step(at, c) : -1;
        if (to >= 0) {
          next[to] = true;
          any = true;
        }
      }
      if (!any) {
        return false;
      }
      skip(next);
      here = next;
    }
    return here[pattern.length()];
  }

  /** Gives the place that a character leads to, or -1. */
  private int step(int at, char c) {
    char wanted = pattern.charAt(at);
    return switch (wanted) {
      case '*' -> at;
      case '#' -> isVersion(c) ? at : -1;
      case '?' -> at + 1;
      default -> wanted == c ? at + 1 : -1;
    };
  }

  /** A star and a version may stand for nothing. */
  private void skip(boolean[] places) {
    for (int at = literal; at < pattern.length(); at++) {
      if (places[at] && (pattern.charAt(at) == '*' || pattern.charAt(at) == '#')) {
        places[at + 1] = true;
      }
    }
  }
}
