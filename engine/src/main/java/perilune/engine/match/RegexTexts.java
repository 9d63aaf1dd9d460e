package perilune.engine.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds texts of which every match of a regular expression has at least one, so that the expression
 * is asked only of values in which one stands.
 *
 * <p>Reads what it knows for certain, runs of plain characters outside of what may be left out, and
 * knows nothing of an expression with anything rare in it. Whatever the case: as RE2 folds every
 * letter, {@code k} and {@code s} are also signs beyond ASCII, and end a run.
 */
public final class RegexTexts {

  /** Most texts of one expression, count. */
  private static final int MOST = 64;

  /** Escapes that stand for one character, or for a place between two, of no known text. */
  private static final String OPEN_ESCAPES = "dDsSwWbBAznrtfva";

  private static final String SIGNS = "\\.[](){}|*+?^$";

  private final String expression;
  private int at;
  private boolean unknown;

  private RegexTexts(String expression) {
    this.expression = expression;
  }

  /**
   * Gives the texts, A to Z folded; empty where nothing is known.
   *
   * @param expression one that {@link RegexSource#check} has passed
   */
  public static List<String> needed(String expression) {
    if (expression.contains("[:")) {
      return List.of();
    }
    var reading = new RegexTexts(expression);
    List<String> texts = reading.alternatives();
    boolean whole = !reading.unknown && reading.at == expression.length();
    return whole && texts.size() <= MOST ? texts : List.of();
  }

  /** Reads branches up to the end of a group; one without a text spoils all. */
  private List<String> alternatives() {
    var all = new ArrayList<String>();
    boolean known = true;
    while (true) {
      List<String> texts = branch();
      known &= !texts.isEmpty();
      all.addAll(texts);
      if (unknown || at >= expression.length() || expression.charAt(at) != '|') {
        return known ? all : List.of();
      }
      at++;
    }
  }

  private List<String> branch() {
    List<String> best = List.of();
    var run = new StringBuilder();
    while (!unknown && at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
      if (expression.charAt(at) == '(') {
        best = better(best, taken(run));
        best = better(best, group());
      } else {
        int plain = atom();
        boolean once = !skipQuantifier();
        if (plain >= 0 && once) {
          run.append((char) plain);
        } else {
          best = better(best, taken(run));
        }
      }
    }
    return better(best, taken(run));
  }

  private static List<String> taken(StringBuilder run) {
    String text = run.toString();
    run.setLength(0);
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static List<String> better(List<String> one, List<String> other) {
    return shortest(other) > shortest(one) ? other : one;
  }

  private static int shortest(List<String> texts) {
    return texts.stream().mapToInt(String::length).min().orElse(0);
  }

  /** Gives what a group needs; nothing where it may be left out. */
  private List<String> group() {
    at++;
    if (at < expression.length() && expression.charAt(at) == '?') {
      int end = at + 1;
      while (end < expression.length() && ":)>".indexOf(expression.charAt(end)) < 0) {
        end++;
      }
      at = Math.min(end + 1, expression.length());
      if (end < expression.length() && expression.charAt(end) == ')') {
        // Flags for what follows.
        return List.of();
      }
    }
    List<String> texts = alternatives();
    unknown |= at >= expression.length();
    at++;
    return skipQuantifier() ? List.of() : texts;
  }

  /** Passes one character, class or escape; gives the folded sign that it is, or -1. */
  private int atom() {
    char c = expression.charAt(at++);
    if (c == '[') {
      at = Math.min(RegexSource.classEnd(expression, at), expression.length());
      return -1;
    }
    if (c != '\\') {
      return SIGNS.indexOf(c) >= 0 ? -1 : certain(c);
    }
    char escaped = at < expression.length() ? expression.charAt(at++) : 'Q';
    boolean letter = Character.isLetterOrDigit(escaped);
    unknown |= letter && OPEN_ESCAPES.indexOf(escaped) < 0;
    return letter ? -1 : certain(escaped);
  }

  private static int certain(char c) {
    char folded = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    return c >= 0x80 || folded == 'k' || folded == 's' ? -1 : folded;
  }

  /** Passes all quantifiers: another behind one makes it reluctant. */
  private boolean skipQuantifier() {
    boolean found = false;
    while (!unknown && at < expression.length() && "*+?{".indexOf(expression.charAt(at)) >= 0) {
      int end = expression.charAt(at) == '{' ? expression.indexOf('}', at) : at;
      unknown |= end < 0;
      at = end + 1;
      found = true;
    }
    return found;
  }
}
