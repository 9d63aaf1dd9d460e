package perilune.context.baseline;

/**
 * A shape with places that stand for anything: {@code *} within one folder's name, {@code **}
 * across folders. Matching is linear in the text for each star; shapes hold no stars of their own.
 */
final class Pattern {

  private Pattern() {}

  static boolean isPattern(String value) {
    return value.indexOf('*') >= 0;
  }

  /** Says whether a value of an entry stands for a text. */
  static boolean matches(String value, String text) {
    return value.equals(text) || isPattern(value) && wild(value, text);
  }

  /** The usual two-pointer walk: goes back only to the last star, and one character further. */
  private static boolean wild(String value, String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (in < text.length()) {
      if (at < value.length() && value.charAt(at) == '*') {
        star = at;
        at = afterStars(value, at);
        resume = in;
      } else if (at < value.length() && value.charAt(at) == text.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0 && (isDeep(value, star) || text.charAt(resume) != '/')) {
        at = afterStars(value, star);
        resume++;
        in = resume;
      } else {
        return false;
      }
    }
    return afterStars(value, at) == value.length();
  }

  private static int afterStars(String value, int at) {
    int end = at;
    while (end < value.length() && value.charAt(end) == '*') {
      end++;
    }
    return end;
  }

  private static boolean isDeep(String value, int star) {
    return star + 1 < value.length() && value.charAt(star + 1) == '*';
  }
}
