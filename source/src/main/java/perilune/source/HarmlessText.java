package perilune.source;

/** Makes other people's text safe to show, on terminals and on pages. */
public final class HarmlessText {

  private HarmlessText() {}

  /**
   * Gives text in which control characters, bidirectional overrides, other invisible characters,
   * lone surrogates and what is no character are written as escapes: a value must not move the
   * cursor, ring bells or reorder what stands beside it.
   */
  public static String of(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hostile = (c < ' ' || c > '~') && isHostile(text, i);
      if (hostile && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (hostile) {
          out.append(escape(c));
        } else {
          out.append(c);
        }
      }
    }
    return out == null ? text : out.toString();
  }

  /**
   * Gives text as it stands in HTML or XML, in an element or between double quotes: harmless, and
   * with no character that would be markup.
   */
  public static String inMarkup(String text) {
    String safe = of(text);
    StringBuilder out = null;
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      String instead = instead(c);
      if (!instead.isEmpty() && out == null) {
        out = new StringBuilder(safe.length() + 16).append(safe, 0, i);
      }
      if (out != null && instead.isEmpty()) {
        out.append(c);
      } else if (out != null) {
        out.append(instead);
      }
    }
    return out == null ? safe : out.toString();
  }

  /** Gives what stands for a character, or an empty string where it stands for itself. */
  private static String instead(char c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      default -> "";
    };
  }

  private static boolean isHostile(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return isHostilePair(text, at);
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0
          || !Character.isHighSurrogate(text.charAt(at - 1))
          || isHostilePair(text, at - 1);
    }
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == '\u2028'
        || c == '\u2029'
        || c >= '\ufffe';
  }

  /** Beyond the first plane there are invisible characters, too: tags, for example. */
  private static boolean isHostilePair(String text, int at) {
    return at + 1 >= text.length()
        || !Character.isLowSurrogate(text.charAt(at + 1))
        || Character.getType(text.codePointAt(at)) == Character.FORMAT;
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      default -> "\\u%04x".formatted((int) c);
    };
  }
}
