package perilune.rules.regex;

/** A place in a regular expression. Characters are code points. */
final class RegexCursor {

  /** Letters behind a backslash that mean something, or may in a later version. */
  private static final String CLASSES = "dDwWsS";

  private final String source;
  private int at;

  RegexCursor(String source) {
    this.source = source;
  }

  boolean more() {
    return at < source.length();
  }

  /** Gives the character here; only where there is one. */
  int peek() {
    return source.codePointAt(at);
  }

  /** Gives the character here and goes on; only where there is one. */
  int next() {
    int c = source.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  boolean accept(char c) {
    if (!more() || source.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  String digits() {
    int start = at;
    while (more() && source.charAt(at) >= '0' && source.charAt(at) <= '9') {
      at++;
    }
    return source.substring(start, at);
  }

  /** Gives what stands before the next such character, and passes it. */
  String upTo(char end) throws RegexRefusal {
    int found = source.indexOf(end, at);
    if (found < 0) {
      throw new RegexRefusal(
          "this regular expression has no closing '" + end + "'",
          "write a backslash before the first to match it literally");
    }
    String text = source.substring(at, found);
    at = found + 1;
    return text;
  }

  /** Gives the character behind a backslash. */
  int escaped() throws RegexRefusal {
    if (!more()) {
      throw new RegexRefusal(
          "this regular expression ends in a backslash", "write two for a backslash itself");
    }
    int c = next();
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    if (letter && CLASSES.indexOf(c) < 0) {
      String written = "\\" + Character.toString(c);
      throw new RegexRefusal(
          "there is no '" + written + "' in regular expressions",
          "they have \\d, \\w, \\s and their opposites; a backslash itself is written twice");
    }
    return c;
  }

  /** Gives the place, to which {@link #back} goes. */
  int at() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  boolean acceptText(String text) {
    boolean here = source.startsWith(text, at);
    at += here ? text.length() : 0;
    return here;
  }

  /** Gives what stands before the text, and passes it; without it, all that is left. */
  String upToText(String end) {
    int found = source.indexOf(end, at);
    String text = source.substring(at, found < 0 ? source.length() : found);
    at = found < 0 ? source.length() : found + end.length();
    return text;
  }

  /** Gives the next characters, fewer where there are no more. */
  String take(int count) {
    int end = Math.min(source.length(), at + count);
    String text = source.substring(at, end);
    at = end;
    return text;
  }
}
