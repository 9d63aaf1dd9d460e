package perilune.rules.text;

/** Characters of queries, as the grammars of Elastic's languages class them. */
public final class Characters {

  private static final int MAX_EXCERPT = 40;

  private Characters() {}

  /** Says whether a character parts words and means nothing else. */
  public static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF';
  }

  /** Says whether a decimal digit stands there; false behind the end. */
  public static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** Gives where the decimal digits end that begin there; the place itself if there are none. */
  public static int endOfDigits(String text, int from) {
    int at = from;
    while (isDigit(text, at)) {
      at++;
    }
    return at;
  }

  /** Gives where an exponent such as {@code e-3} ends; the place itself if none begins there. */
  public static int endOfExponent(String text, int from) {
    if (from + 1 >= text.length() || (text.charAt(from) | 0x20) != 'e') {
      return from;
    }
    char next = text.charAt(from + 1);
    int digits = next == '+' || next == '-' ? from + 2 : from + 1;
    return isDigit(text, digits) ? endOfDigits(text, digits) : from;
  }

  /** Gives a text as a diagnostic quotes it: at most 40 characters (UTF-16 units) of it. */
  public static String excerpt(String text) {
    return text.length() <= MAX_EXCERPT ? text : text.substring(0, MAX_EXCERPT) + "…";
  }
}
