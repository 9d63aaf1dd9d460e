package perilune.scenarios.story;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes words as a command line that Windows programs split into the same words.
 *
 * <p>Source: Microsoft, "Parsing C command-line arguments": a backslash counts only before a quote,
 * and then twice.
 */
public final class WindowsCommandLines {

  private WindowsCommandLines() {}

  /** Gives the words as one line, quoted where needed. */
  public static String of(List<String> words) {
    return words.stream().map(WindowsCommandLines::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> c <= ' ' || c == '"');
    return plain ? word : inQuotes(word);
  }

  /** Gives a word in quotes, whether it needs them or not. */
  public static String inQuotes(String word) {
    var all = new StringBuilder("\"");
    int backslashes = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\') {
        backslashes++;
        continue;
      }
      all.repeat('\\', c == '"' ? 2 * backslashes + 1 : backslashes).append(c);
      backslashes = 0;
    }
    return all.repeat('\\', 2 * backslashes).append('"').toString();
  }
}
