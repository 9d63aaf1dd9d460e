package perilune.scenarios.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as Windows programs do: quotes keep blanks, a backslash counts only before
 * a quote.
 */
final class WindowsWords {

  private WindowsWords() {}

  /** Gives the words of a command line. O(length). */
  static List<String> split(String line) {
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
      if (c == '\\' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
        word.append('"');
        at += 2;
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
