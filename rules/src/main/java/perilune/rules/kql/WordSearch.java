package perilune.rules.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions, in the syntax of RE2, that find words in a text as Elasticsearch's standard
 * analyzer cuts it: whatever the case of letters, a phrase as words in this order with nothing but
 * signs between them.
 *
 * <p>A word is a run of letters, digits and underscores; one point, colon or apostrophe between two
 * letters, and one point, comma, semicolon or apostrophe between two digits, belongs to it. Source:
 * Unicode Standard Annex 29, word boundaries; scripts without blanks between words are not cut.
 */
final class WordSearch {

  private static final String JOINS_LETTERS = ".:'";
  private static final String JOINS_DIGITS = ".,;'";
  private static final String PART = "\\pL\\pN_";

  /** Possessive: Java's engine would recurse once a repetition otherwise. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}_]++(?:(?:(?<=\\p{L})[.:'](?=\\p{L})|(?<=\\p{N})[.,;'](?=\\p{N}))"
              + "[\\p{L}\\p{N}_]++)*+");

  private WordSearch() {}

  /** Gives expressions of which one has to be found; none where there is no word. */
  static List<String> of(KqlTree.Words words) {
    if (words.hasWildcard()) {
      return patterns(words);
    }
    List<String> found = wordsOf(words.text());
    if (found.isEmpty()) {
      return List.of();
    }
    return words.quoted()
        ? List.of(phrase(found))
        : found.stream().map(word -> phrase(List.of(word))).toList();
  }

  static List<String> wordsOf(String text) {
    var words = new ArrayList<String>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static String phrase(List<String> words) {
    var out = new StringBuilder(before(first(words.getFirst())));
    for (int i = 0; i < words.size(); i++) {
      if (i > 0) {
        out.append(between(last(words.get(i - 1)), first(words.get(i))));
      }
      out.append(literal(words.get(i)));
    }
    return out.append(after(last(words.getLast()))).toString();
  }

  /** Patterns stand for one word; blanks cut them. A wildcard is any run of a word's signs. */
  private static List<String> patterns(KqlTree.Words words) {
    var all = new ArrayList<String>();
    for (String pattern : words.text().split("\\s+", -1)) {
      String[] pieces = pattern.split("\\*+", -1);
      var out = new StringBuilder();
      for (int i = 0; i < pieces.length; i++) {
        boolean within = i > 0 && i < pieces.length - 1;
        out.append(i > 0 && (within || !pieces[i].isEmpty()) && out.length() > 0 ? ANY : "");
        out.append(literal(pieces[i]));
      }
      if (out.length() > 0) {
        String start = pieces[0].isEmpty() ? "" : before(first(pieces[0]));
        String end = pieces[pieces.length - 1];
        all.add(start + out + (end.isEmpty() ? "" : after(last(end))));
      }
    }
    return all;
  }

  private static final String ANY = "[" + PART + ".:',;]*";

  private static int first(String word) {
    return word.codePointAt(0);
  }

  private static int last(String word) {
    return word.codePointBefore(word.length());
  }

  /** Signs that do not part two such characters; none where every sign does. */
  private static String joiners(int left) {
    return Character.isLetter(left) ? JOINS_LETTERS : isNumber(left) ? JOINS_DIGITS : "";
  }

  private static boolean isNumber(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static String kind(int c) {
    return Character.isLetter(c) ? "\\pL" : "\\pN";
  }

  private static String before(int first) {
    String joiners = joiners(first);
    String open = "(?:^|[^" + PART + joiners + "]";
    return joiners.isEmpty()
        ? open + ")"
        : open + "|(?:^|[^" + kind(first) + "])[" + joiners + "])";
  }

  private static String after(int last) {
    String joiners = joiners(last);
    String open = "(?:$|[^" + PART + joiners + "]";
    return joiners.isEmpty() ? open + ")" : open + "|[" + joiners + "](?:$|[^" + kind(last) + "]))";
  }

  private static String between(int left, int right) {
    boolean joined = !joiners(left).isEmpty() && kind(left).equals(kind(right));
    return joined && !joiners(right).isEmpty()
        ? "(?:[^" + PART + joiners(left) + "]|[^" + PART + "][^" + PART + "]+)"
        : "[^" + PART + "]+";
  }

  /** Escapes what has a meaning in RE2: every sign of ASCII. */
  static String literal(String text) {
    var out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = c > ' ' && c < 127 && !Character.isLetterOrDigit(c) && c != '_';
      out.append(sign ? "\\" : "").append(c);
    }
    return out.toString();
  }
}
