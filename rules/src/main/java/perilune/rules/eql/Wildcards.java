package perilune.rules.eql;

/** Patterns of {@code like}: {@code *} is any run of characters, {@code ?} is one. No escapes. */
final class Wildcards {

  private Wildcards() {}

  static boolean has(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
  }

  /** Gives the same pattern with one star for stars beside each other. */
  static String collapsed(String pattern) {
    var out = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '*' || out.isEmpty() || out.charAt(out.length() - 1) != '*') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * Says whether the whole text matches. O(text x pattern), without recursion: on a mismatch the
   * last star takes one character more.
   */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int taken = 0;
    while (t < text.length()) {
      boolean open = p < pattern.length();
      if (open && pattern.charAt(p) == '*') {
        star = p++;
        taken = t;
      } else if (open && pattern.charAt(p) == '?') {
        p++;
        t += Character.charCount(text.codePointAt(t));
      } else if (open && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
