package perilune.engine.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Optional;
import perilune.rules.plan.Matching;

/**
 * Compiles regular expressions with RE2/J, after a look at what they would cost.
 *
 * <p>RE2 unrolls counted repetitions, so that {@code ((a{1000}){1000})} is a million states: the
 * size is estimated from the text first, nested counts multiplied. {@code .} is not a line's end
 * unless the expression says {@code (?s)}. Folding is RE2's, of every letter, for ASCII folding
 * too.
 */
public final class RegexSource {

  /** Deepest nesting of groups: RE2/J's parser recurses. RE2 itself allows 1,000. */
  private static final int MAX_NESTING = 250;

  private final String expression;
  private int at;

  private RegexSource(String expression) {
    this.expression = expression;
  }

  /** Compiles an expression that {@link #check} has passed. */
  public static Pattern pattern(String expression, Matching matching) {
    int flags = matching.folding() == Matching.Folding.EXACT ? 0 : Pattern.CASE_INSENSITIVE;
    boolean suffix = matching.anchoring() == Matching.Anchoring.SUFFIX;
    return Pattern.compile(suffix ? "(?:" + expression + ")\\z" : expression, flags);
  }

  /** Gives what is wrong with an expression, if anything. */
  public static Optional<Refusal> check(String expression, Matching matching, int maxStates) {
    long size = new RegexSource(expression).size();
    if (size > maxStates) {
      return Optional.of(
          new Refusal(
              Refusal.Kind.TOO_LARGE,
              "regular expression '%s' is too large: over %d states or %d levels"
                  .formatted(cut(expression), maxStates, MAX_NESTING)));
    }
    try {
      Pattern _ = pattern(expression, matching);
      return Optional.empty();
    } catch (PatternSyntaxException wrong) {
      return Optional.of(
          new Refusal(
              Refusal.Kind.REGEX,
              "regular expression '%s': %s".formatted(cut(expression), wrong.getDescription())));
    }
  }

  private static String cut(String expression) {
    return expression.length() <= 80 ? expression : expression.substring(0, 80) + "...";
  }

  /** Estimates the number of states, from above. O(length). */
  private long size() {
    var open = new ArrayDeque<Long>();
    long sum = 0;
    long last = 0;
    while (at < expression.length()) {
      char c = expression.charAt(at++);
      if (c == '(') {
        open.push(sum);
        sum = 0;
        last = 0;
        if (open.size() > MAX_NESTING) {
          return Long.MAX_VALUE;
        }
      } else if (c == ')' && !open.isEmpty()) {
        last = sum + 2;
        sum = saturated(open.pop(), last);
      } else if (c == '{') {
        long repeated = product(last, Math.max(1, count()));
        sum = saturated(sum, repeated);
        last = repeated;
      } else {
        skipAtom(c);
        last = "*+?|".indexOf(c) >= 0 ? last + 1 : 1;
        sum = saturated(sum, 1);
      }
    }
    return sum;
  }

  private void skipAtom(char c) {
    if (c == '\\') {
      at++;
    } else if (c == '[') {
      at = Math.max(at, classEnd(expression, at));
    }
  }

  /** Gives where a class ends whose first member stands at a place. */
  static int classEnd(String expression, int first) {
    int next = first;
    if (next < expression.length() && expression.charAt(next) == '^') {
      next++;
    }
    // A bracket that stands first is a member.
    next += next < expression.length() && expression.charAt(next) == '\\' ? 2 : 1;
    while (next < expression.length() && expression.charAt(next) != ']') {
      next += expression.charAt(next) == '\\' ? 2 : 1;
    }
    return next + 1;
  }

  /** Gives the larger number in the braces that {@link #at} stands behind. */
  private long count() {
    long most = 0;
    long number = 0;
    while (at < expression.length() && expression.charAt(at) != '}') {
      char c = expression.charAt(at++);
      number = c >= '0' && c <= '9' ? Math.min(number * 10 + (c - '0'), Integer.MAX_VALUE) : 0;
      most = Math.max(most, number);
    }
    at++;
    return most;
  }

  private static long saturated(long a, long b) {
    return Math.min(a + b, Integer.MAX_VALUE * 2L);
  }

  private static long product(long a, long b) {
    return a > Integer.MAX_VALUE / Math.max(1, b) ? Integer.MAX_VALUE * 2L : a * b;
  }
}
