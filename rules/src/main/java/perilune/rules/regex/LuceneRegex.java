package perilune.rules.regex;

/**
 * Translates Lucene's regular expressions, with all its optional operators, to RE2's for a match of
 * the whole value.
 *
 * <p>Both have the same core; the rest differs. Lucene has no anchors: {@code ^} and {@code $} are
 * characters. It has no lazy quantifiers: {@code x*?} is an optional {@code x*}. Its dot matches
 * line ends. {@code @} is any string, {@code #} none, {@code "…"} is literal, {@code <3-12>} is a
 * number in a range. Intersection {@code &} and complement {@code ~} are refused: RE2 has neither.
 *
 * <p>Source: "Regular expression syntax" in Elasticsearch's reference; the grammar in Lucene's
 * {@code RegExp} javadoc. Letter case is not its business: the plan's folding is.
 */
public final class LuceneRegex {

  /** What came out. */
  public sealed interface Translation {}

  /** The same language in RE2's syntax. */
  public record Re2(String expression) implements Translation {}

  /** Why it cannot be translated, and the way out. */
  public record Refused(String why, String help) implements Translation {}

  /** Groups in groups. */
  private static final int MAX_NESTING = 100;

  /** Repetitions of repetitions, multiplied: what RE2 allows. */
  private static final int MAX_REPEAT = 1_000;

  /** Numbers in a range that is spelled out. */
  private static final int MAX_RANGE = 256;

  private static final String ESCAPE_HELP = "write a backslash before it to match it literally";

  private final RegexCursor cursor;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private LuceneRegex(String source) {
    this.cursor = new RegexCursor(source);
  }

  /** Gives the translation. O(length), but for ranges of numbers. */
  public static Translation translate(String source) {
    var regex = new LuceneRegex(source);
    try {
      if (!source.isEmpty()) {
        regex.union();
      }
      if (regex.cursor.more()) {
        throw new RegexRefusal("the ')' of this regular expression closes nothing", ESCAPE_HELP);
      }
      return new Re2(regex.out.toString());
    } catch (RegexRefusal refusal) {
      return new Refused(refusal.why(), refusal.help());
    }
  }

  /** Each reader appends what it reads and gives how often its content may repeat at most. */
  private int union() throws RegexRefusal {
    int weight = concatenation();
    while (cursor.accept('|')) {
      out.append('|');
      weight = Math.max(weight, concatenation());
    }
    return weight;
  }

  private int concatenation() throws RegexRefusal {
    int weight = repetition();
    while (cursor.more() && cursor.peek() != ')' && cursor.peek() != '|') {
      weight = Math.max(weight, repetition());
    }
    return weight;
  }

  private int repetition() throws RegexRefusal {
    int start = out.length();
    int weight = atom();
    boolean repeated = false;
    while (cursor.more() && "?*+{".indexOf(cursor.peek()) >= 0) {
      if (repeated) {
        out.insert(start, "(?:").append(')');
      }
      repeated = true;
      char quantifier = (char) cursor.next();
      weight *= quantifier == '{' ? counted() : 1;
      if (quantifier != '{') {
        out.append(quantifier);
      }
      if (weight > MAX_REPEAT) {
        throw new RegexRefusal(
            "this regular expression repeats more than " + MAX_REPEAT + " times",
            "use '*' or '+', and length(…) for the length of a value");
      }
    }
    return weight;
  }

  /** Reads {@code n}, {@code n,} or {@code n,m} and the closing brace; gives the larger. */
  private int counted() throws RegexRefusal {
    int least = number();
    int most = least;
    out.append('{').append(least);
    if (cursor.accept(',')) {
      out.append(',');
      if (cursor.more() && cursor.peek() != '}') {
        most = number();
        out.append(most);
      }
    }
    if (!cursor.accept('}')) {
      throw new RegexRefusal("the '{' of this regular expression has no '}'", ESCAPE_HELP);
    }
    if (most < least) {
      throw new RegexRefusal(
          "the repetition {" + least + "," + most + "} is upside down", "swap them");
    }
    out.append('}');
    return Math.max(1, most);
  }

  private int number() throws RegexRefusal {
    String digits = cursor.digits();
    if (digits.isEmpty() || digits.length() > 6) {
      throw new RegexRefusal(
          "a number of repetitions is missing or too large after '{'", ESCAPE_HELP);
    }
    return Integer.parseInt(digits);
  }

  private int atom() throws RegexRefusal {
    if (!cursor.more()) {
      throw new RegexRefusal(
          "an alternative of this regular expression is empty", "write '()' for nothing");
    }
    int c = cursor.next();
    switch (c) {
      case '[' -> new LuceneClass(cursor, out).read();
      case '(' -> {
        return group();
      }
      case '.' -> out.append("(?s:.)");
      case '@' -> out.append("(?s:.*)");
      case '#' -> out.append("[^\\x00-\\x{10FFFF}]");
      case '"' -> quoted();
      case '<' -> range();
      case '\\' -> escape();
      case '~' ->
          throw new RegexRefusal(
              "'~', the complement of a regular expression, is not supported",
              "write 'not field regex …', or a backslash before '~'");
      case '&' ->
          throw new RegexRefusal(
              "'&', the intersection of regular expressions, is not supported",
              "write two conditions with 'and', or a backslash before '&'");
      case '|', ')' ->
          throw new RegexRefusal(
              "an alternative of this regular expression is empty", "write '()' for nothing");
      default -> literal(c);
    }
    return 1;
  }

  private int group() throws RegexRefusal {
    if (++depth > MAX_NESTING) {
      throw new RegexRefusal(
          "this regular expression has more than " + MAX_NESTING + " groups in groups",
          "leave out parentheses that are not needed");
    }
    out.append("(?:");
    int weight = 1;
    if (!cursor.more() || cursor.peek() != ')') {
      weight = union();
    }
    if (!cursor.accept(')')) {
      throw new RegexRefusal("the '(' of this regular expression has no ')'", ESCAPE_HELP);
    }
    depth--;
    out.append(')');
    return weight;
  }

  private void quoted() throws RegexRefusal {
    String text = cursor.upTo('"');
    out.append("(?:");
    text.codePoints().forEach(this::literal);
    out.append(')');
  }

  /** Backslash and d, w or s, or their opposites in upper case; or a character as itself. */
  private void escape() throws RegexRefusal {
    int c = cursor.escaped();
    String members = LuceneClass.predefined(c);
    if (members.isEmpty()) {
      literal(c);
    } else {
      out.append(Character.isUpperCase(c) ? "[^" : "[").append(members).append(']');
    }
  }

  /** A range of whole numbers; of one width where both ends have it, else with leading zeros. */
  private void range() throws RegexRefusal {
    String range = cursor.upTo('>');
    int dash = range.indexOf('-');
    int left = dash < 0 ? -1 : number(range.substring(0, dash));
    int right = dash < 0 ? -1 : number(range.substring(dash + 1));
    if (left < 0 || right < 0 || Math.abs(left - right) >= MAX_RANGE) {
      throw new RegexRefusal(
          "the range '<" + range + ">' is not two numbers less than " + MAX_RANGE + " apart",
          "write the digits as classes, or compare numbers with '<' and '>'");
    }
    int width = dash == range.length() - dash - 1 ? dash : 0;
    out.append(width == 0 ? "0*(?:" : "(?:");
    String before = "";
    for (int value = Math.min(left, right); value <= Math.max(left, right); value++) {
      String digits = Integer.toString(value);
      out.append(before).append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
      before = "|";
    }
    out.append(')');
  }

  private static int number(String digits) {
    boolean right = !digits.isEmpty() && digits.length() < 10;
    return right && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }

  private void literal(int c) {
    if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
      out.append('\\');
    }
    out.appendCodePoint(c);
  }
}
