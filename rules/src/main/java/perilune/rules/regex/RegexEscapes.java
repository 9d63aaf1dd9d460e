package perilune.rules.regex;

import java.util.Locale;
import java.util.Optional;

/** Reads what a backslash, a bracket or a brace begins in regular expressions of Java and Ruby. */
final class RegexEscapes {

  /** Brackets in brackets. */
  private static final int MAX_NESTING = 20;

  private static final int MAX_TIMES = 1_000;
  private static final CharacterSet DIGITS = CharacterSet.range('0', '9');
  private static final CharacterSet LOWER = CharacterSet.range('a', 'z');
  private static final CharacterSet UPPER = CharacterSet.range('A', 'Z');
  private static final CharacterSet ALNUM = DIGITS.or(LOWER).or(UPPER);
  private static final CharacterSet GRAPH = CharacterSet.range('!', '~');
  private static final CharacterSet SPACE = CharacterSet.of(' ', '\t', '\n', 0x0B, '\f', '\r');
  private static final CharacterSet HEX =
      DIGITS.or(CharacterSet.range('a', 'f')).or(CharacterSet.range('A', 'F'));
  private static final String ESCAPE_HELP = "write a backslash before it to match it literally";

  private final RegexCursor cursor;
  private final RegexFlavor flavor;

  RegexEscapes(RegexCursor cursor, RegexFlavor flavor) {
    this.cursor = cursor;
    this.flavor = flavor;
  }

  /** Gives how often the part before repeats: least and most; nothing where it does not. */
  Optional<int[]> times() throws RegexRefusal {
    if (cursor.accept('*')) {
      return Optional.of(new int[] {0, RegexNode.NO_END});
    }
    if (cursor.accept('+')) {
      return Optional.of(new int[] {1, RegexNode.NO_END});
    }
    if (cursor.accept('?')) {
      return Optional.of(new int[] {0, 1});
    }
    int start = cursor.at();
    if (!cursor.accept('{')) {
      return Optional.empty();
    }
    String least = cursor.digits();
    boolean comma = cursor.accept(',');
    String most = comma ? cursor.digits() : least;
    if (least.isEmpty() && most.isEmpty() || !cursor.accept('}')) {
      if (flavor == RegexFlavor.RUBY) {
        cursor.back(start);
        return Optional.empty();
      }
      throw new RegexRefusal("the '{' of this regular expression repeats nothing", ESCAPE_HELP);
    }
    int from = least.isEmpty() ? 0 : number(least);
    int to = most.isEmpty() ? RegexNode.NO_END : number(most);
    if (to != RegexNode.NO_END && to < from) {
      throw new RegexRefusal("the repetition {" + from + "," + to + "} is upside down", "swap");
    }
    return Optional.of(new int[] {from, to});
  }

  private static int number(String digits) throws RegexRefusal {
    if (digits.length() > 4 || Integer.parseInt(digits) > MAX_TIMES) {
      throw new RegexRefusal(
          "this regular expression repeats more than " + MAX_TIMES + " times", "use '*' or '+'");
    }
    return Integer.parseInt(digits);
  }

  /** Gives the text up to {@code \E}, or all of it; behind the backslash of {@code \Q}. */
  String quoted() {
    cursor.next();
    return cursor.upToText("\\E");
  }

  /** Reads a place behind a backslash, as RE2 writes it; nothing where there is none. */
  Optional<String> place() {
    int c = cursor.more() ? cursor.peek() : ' ';
    String re2 =
        switch (c) {
          case 'b' -> "\\b";
          case 'B' -> "\\B";
          case 'A' -> "\\A";
          case 'z', 'Z' -> "\\z";
          default -> "";
        };
    if (re2.isEmpty()) {
      return Optional.empty();
    }
    cursor.next();
    return Optional.of(re2);
  }

  /** Gives the characters that an escape means; behind the backslash. */
  CharacterSet escaped() throws RegexRefusal {
    if (!cursor.more()) {
      throw new RegexRefusal(
          "this regular expression ends in a backslash", "write two for a backslash itself");
    }
    int c = cursor.next();
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.not();
      case 'w' -> ALNUM.or(CharacterSet.of('_'));
      case 'W' -> ALNUM.or(CharacterSet.of('_')).not();
      case 's' -> SPACE;
      case 'S' -> SPACE.not();
      case 'h' -> flavor == RegexFlavor.RUBY ? HEX : CharacterSet.of(' ', '\t', 0xA0);
      case 'H' -> (flavor == RegexFlavor.RUBY ? HEX : CharacterSet.of(' ', '\t', 0xA0)).not();
      case 't' -> CharacterSet.of('\t');
      case 'n' -> CharacterSet.of('\n');
      case 'r' -> CharacterSet.of('\r');
      case 'f' -> CharacterSet.of('\f');
      case 'a' -> CharacterSet.of(7);
      case 'e' -> CharacterSet.of(27);
      case 'x' -> cursor.accept('{') ? code(cursor.upTo('}')) : code(cursor.take(2));
      case 'u' -> code(cursor.take(4));
      case 'p' -> property();
      case 'P' -> property().not();
      default -> {
        if (Character.isLetterOrDigit(c)) {
          String what = c >= '1' && c <= '9' || c == 'k' ? "refers to a group, which" : "";
          throw new RegexRefusal(
              ("'\\" + Character.toString(c) + "' " + what + " is not run").replace("  ", " "),
              "there are \\d \\w \\s \\b and their opposites; a backslash itself is doubled");
        }
        yield CharacterSet.of(c);
      }
    };
  }

  private static CharacterSet code(String digits) throws RegexRefusal {
    boolean right = !digits.isEmpty() && digits.length() <= 6;
    for (int i = 0; i < digits.length(); i++) {
      right &= digits.charAt(i) < 128 && Character.digit(digits.charAt(i), 16) >= 0;
    }
    int value = right ? Integer.parseInt(digits, 16) : CharacterSet.LAST + 1;
    if (value > CharacterSet.LAST) {
      throw new RegexRefusal("'" + digits + "' is no number of a character", "write its digits");
    }
    return CharacterSet.of(value);
  }

  private CharacterSet property() throws RegexRefusal {
    return named(cursor.accept('{') ? cursor.upTo('}') : cursor.take(1));
  }

  private static CharacterSet named(String name) throws RegexRefusal {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "lower" -> LOWER;
      case "upper" -> UPPER;
      case "alpha" -> LOWER.or(UPPER);
      case "digit" -> DIGITS;
      case "alnum" -> ALNUM;
      case "word" -> ALNUM.or(CharacterSet.of('_'));
      case "punct" -> GRAPH.and(ALNUM.not());
      case "graph" -> GRAPH;
      case "print" -> CharacterSet.range(' ', '~');
      case "blank" -> CharacterSet.of(' ', '\t');
      case "cntrl" -> CharacterSet.range(0, 0x1F).or(CharacterSet.of(0x7F));
      case "xdigit" -> HEX;
      case "space" -> SPACE;
      case "ascii" -> CharacterSet.range(0, 0x7F);
      default ->
          throw new RegexRefusal(
              "the class of characters '" + name + "' is not known",
              "write its characters in brackets");
    };
  }

  /** Reads behind an opening bracket. */
  CharacterSet bracket(boolean anyCase) throws RegexRefusal {
    return bracket(anyCase, 0);
  }

  private CharacterSet bracket(boolean anyCase, int depth) throws RegexRefusal {
    if (depth > MAX_NESTING) {
      throw new RegexRefusal("too many brackets in brackets", "leave out some");
    }
    boolean negated = cursor.accept('^');
    CharacterSet whole = CharacterSet.ALL;
    CharacterSet set = CharacterSet.NONE;
    boolean first = true;
    while (first || !cursor.accept(']')) {
      if (!cursor.more()) {
        throw new RegexRefusal("the '[' of this regular expression has no ']'", ESCAPE_HELP);
      }
      if (!first && cursor.acceptText("&&")) {
        whole = whole.and(set);
        set = CharacterSet.NONE;
      } else {
        set = set.or(member(anyCase, depth));
      }
      first = false;
    }
    CharacterSet all = whole.and(set);
    CharacterSet folded = anyCase ? all.withBothCases() : all;
    return negated ? folded.not() : folded;
  }

  private CharacterSet member(boolean anyCase, int depth) throws RegexRefusal {
    if (cursor.acceptText("[:")) {
      boolean not = cursor.accept('^');
      CharacterSet set = named(cursor.upTo(':'));
      if (!cursor.accept(']')) {
        throw new RegexRefusal("the '[:' of this regular expression has no ':]'", ESCAPE_HELP);
      }
      return not ? set.not() : set;
    }
    if (cursor.accept('[')) {
      return bracket(anyCase, depth + 1);
    }
    CharacterSet from = one();
    int start = cursor.at();
    if (!from.isSingle() || !cursor.accept('-')) {
      return from;
    }
    if (!cursor.more() || cursor.peek() == ']' || cursor.peek() == '[') {
      cursor.back(start);
      return from;
    }
    CharacterSet to = one();
    if (!to.isSingle() || to.only() < from.only()) {
      throw new RegexRefusal("a range in brackets is upside down", "write '\\-' for a minus");
    }
    return CharacterSet.range(from.only(), to.only());
  }

  private CharacterSet one() throws RegexRefusal {
    int c = cursor.next();
    return c == '\\' ? escaped() : CharacterSet.of(c);
  }
}
