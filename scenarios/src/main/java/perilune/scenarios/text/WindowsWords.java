package perilune.scenarios.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as Windows programs do: quotes keep blanks, backslashes count only before a
 * quote, and then two stand for one.
 */
public final class WindowsWords {

  private WindowsWords() {}

  /** Gives the words of a command line. O(length). */
  public static List<String> split(String line) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) <= ' ') {
        at++;
        continue;
      }
      var word = new StringBuilder();
      at = readWord(line, at, word);
      words.add(word.toString());
    }
    return words;
  }

  private static int readWord(String line, int from, StringBuilder word) {
    boolean quoted = false;
    int at = from;
    while (at < line.length() && (quoted || line.charAt(at) > ' ')) {
      char c = line.charAt(at);
      if (c == '\\') {
        int end = at;
        while (end < line.length() && line.charAt(end) == '\\') {
          end++;
        }
        boolean beforeQuote = end < line.length() && line.charAt(end) == '"';
        boolean meant = beforeQuote && (end - at) % 2 == 1;
        word.repeat('\\', beforeQuote ? (end - at) / 2 : end - at);
        word.append(meant ? "\"" : "");
        at = meant ? end + 1 : end;
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else {
        word.append(c);
      }
      at++;
    }
    return at;
  }
}
