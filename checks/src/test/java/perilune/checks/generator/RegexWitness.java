package perilune.checks.generator;

import java.util.SplittableRandom;

/**
 * Writes a text that a regular expression in RE2's syntax may match. Reads the expression from left
 * to right; takes one alternative of each choice. Anchors give nothing, so that a witness is a
 * guess where they stand inside.
 */
final class RegexWitness {

  private static final int MOST_REPEATS = 3;
  private static final String MEMBERS = "aA0x7 _-./q\\:=Zz9,;()&%$#@!~'\"+*?<>|^`{}[]\t\u00e9";

  private final String expression;
  private final SplittableRandom random;
  private final boolean plain;
  private int at;

  private RegexWitness(String expression, int variant) {
    this.expression = expression;
    random = new SplittableRandom(variant);
    plain = variant == 0;
  }

  /**
   * Gives a witness.
   *
   * @param variant 0 repeats as little as may be and takes first alternatives; others vary
   */
  static String of(String expression, int variant) {
    var out = new StringBuilder();
    var witness = new RegexWitness(expression, variant);
    while (witness.at < expression.length()) {
      out.append(witness.union());
      // Only a bracket that closes nothing stops a union before the end.
      witness.at++;
    }
    return out.toString();
  }

  private int draw(int bound) {
    return plain ? 0 : random.nextInt(bound);
  }

  private String union() {
    String chosen = concatenation();
    int seen = 1;
    while (at < expression.length() && expression.charAt(at) == '|') {
      at++;
      String other = concatenation();
      chosen = !plain && random.nextInt(++seen) == 0 ? other : chosen;
    }
    return chosen;
  }

  private String concatenation() {
    var out = new StringBuilder();
    while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
      out.append(repetition());
    }
    return out.toString();
  }

  /** Reads an atom as often as it is repeated, so that each time may be another. */
  private String repetition() {
    int start = at;
    String first = atom();
    int least = 1;
    int most = 1;
    while (at < expression.length() && "*+?{".indexOf(expression.charAt(at)) >= 0) {
      char quantifier = expression.charAt(at++);
      switch (quantifier) {
        case '*' -> {
          least = 0;
          most = MOST_REPEATS;
        }
        case '+' -> most = MOST_REPEATS;
        case '?' -> least = 0;
        default -> {
          int[] counts = counts();
          least = counts[0];
          most = counts[1];
        }
      }
    }
    int after = at;
    int times = least + draw(most - least + 1);
    var out = new StringBuilder(times > 0 ? first : "");
    for (int i = 1; i < times; i++) {
      at = start;
      out.append(atom());
    }
    at = after;
    return out.toString();
  }

  private int[] counts() {
    int close = expression.indexOf('}', at);
    String[] numbers = expression.substring(at, close).split(",", -1);
    at = close + 1;
    int least = Integer.parseInt(numbers[0]);
    boolean open = numbers.length > 1 && numbers[1].isEmpty();
    int most =
        numbers.length == 1 ? least : open ? least + MOST_REPEATS : Integer.parseInt(numbers[1]);
    return new int[] {least, most};
  }

  private String atom() {
    char c = expression.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> oneOf();
      case '.' -> Character.toString("xA7/ ".charAt(draw(5)));
      case '\\' -> escape();
      case '^', '$' -> "";
      default -> literal(c);
    };
  }

  private String literal(char c) {
    if (Character.isHighSurrogate(c) && at < expression.length()) {
      return "" + c + expression.charAt(at++);
    }
    return Character.toString(c);
  }

  /** Reads {@code (…)}, {@code (?:…)} and {@code (?flags…)}. */
  private String group() {
    if (expression.startsWith("?", at)) {
      while (at < expression.length() && ":)".indexOf(expression.charAt(at)) < 0) {
        at++;
      }
      if (expression.charAt(at++) == ')') {
        return "";
      }
    }
    String inner = union();
    at++;
    return inner;
  }

  private String escape() {
    char c = expression.charAt(at++);
    return switch (c) {
      case 'd' -> Integer.toString(draw(10));
      case 'w' -> Character.toString("aZ0_".charAt(draw(4)));
      case 's' -> " ";
      case 'D', 'S' -> Character.toString("xA-".charAt(draw(3)));
      case 'W' -> Character.toString("- /".charAt(draw(3)));
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b', 'B', 'z', 'A' -> "";
      case 'x' -> hex();
      case 'p', 'P' -> property(c == 'P');
      default -> Character.toString(c);
    };
  }

  private String hex() {
    boolean braced = expression.charAt(at) == '{';
    int end = braced ? expression.indexOf('}', at) : at + 2;
    String digits = expression.substring(braced ? at + 1 : at, end);
    at = braced ? end + 1 : end;
    return Character.toString(Integer.parseInt(digits, 16));
  }

  /** Letters or no letters: other properties are guesses. */
  private String property(boolean negated) {
    at = expression.charAt(at) == '{' ? expression.indexOf('}', at) + 1 : at + 1;
    return negated ? " " : "a";
  }

  /** Finds the class's end and lets the JDK say what is in it: both write classes alike. */
  private String oneOf() {
    int start = at - 1;
    int next = at + (expression.startsWith("^", at) ? 1 : 0);
    next += expression.startsWith("]", next) ? 1 : 0;
    while (expression.charAt(next) != ']') {
      boolean named = expression.startsWith("[:", next);
      next =
          named
              ? expression.indexOf(":]", next) + 2
              : next + (expression.charAt(next) == '\\' ? 2 : 1);
    }
    at = next + 1;
    String members = expression.substring(start, at);
    var inside = com.google.re2j.Pattern.compile(members);
    int[] candidates = (MEMBERS + members).codePoints().toArray();
    int offset = draw(candidates.length);
    for (int i = 0; i < candidates.length; i++) {
      String one = Character.toString(candidates[(i + offset) % candidates.length]);
      if (inside.matches(one)) {
        return one;
      }
    }
    return firstInside(inside);
  }

  private static String firstInside(com.google.re2j.Pattern inside) {
    for (int c = ' '; c < Character.MIN_SURROGATE; c++) {
      if (inside.matches(Character.toString(c))) {
        return Character.toString(c);
      }
    }
    return "";
  }
}
