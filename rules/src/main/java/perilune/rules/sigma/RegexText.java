package perilune.rules.sigma;

import java.util.Optional;

/**
 * Looks at regular expressions before the engine does: it runs them in linear time, in the syntax
 * of RE2, which has no look-around and no back-references.
 */
final class RegexText {

  private RegexText() {}

  /** Gives what an expression has that cannot run, in words. */
  static Optional<String> refusal(String expression) {
    boolean inSet = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        char next = i + 1 < expression.length() ? expression.charAt(i + 1) : ' ';
        if (!inSet && ((next >= '1' && next <= '9') || next == 'k')) {
          return Optional.of("a back-reference");
        }
        i++;
      } else if (c == '[' || c == ']') {
        inSet = c == '[';
      } else if (!inSet && c == '(' && expression.startsWith("(?", i)) {
        Optional<String> group = group(expression.substring(i));
        if (group.isPresent()) {
          return group;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> group(String from) {
    if (from.startsWith("(?=") || from.startsWith("(?!")) {
      return Optional.of("a look-ahead");
    }
    if (from.startsWith("(?<=") || from.startsWith("(?<!")) {
      return Optional.of("a look-behind");
    }
    return from.startsWith("(?>") ? Optional.of("an atomic group") : Optional.empty();
  }

  /** Writes named groups as RE2 does. */
  static String readable(String expression) {
    return expression.replaceAll("\\(\\?<([A-Za-z_]\\w*)>", "(?P<$1>");
  }
}
