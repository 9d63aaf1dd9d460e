package perilune.scenarios.story;

import java.util.List;
import java.util.stream.Collectors;

/** Writes words as a command line that a POSIX shell splits into the same words. */
public final class CommandLines {

  private static final String PLAIN = "-_./=:,+@%^";

  private CommandLines() {}

  /** Gives the words as one line, quoted where needed. */
  public static String of(List<String> words) {
    return words.stream().map(CommandLines::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    if (plain) {
      return word;
    }
    if (word.chars().anyMatch(c -> c < ' ')) {
      return dollarQuoted(word);
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** A line of a scenario cannot hold a line break, so such words are written with escapes. */
  private static String dollarQuoted(String word) {
    var all = new StringBuilder("$'");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      switch (c) {
        case '\n' -> all.append("\\n");
        case '\t' -> all.append("\\t");
        case '\'', '\\' -> all.append('\\').append(c);
        default -> {
          if (c < ' ') {
            all.append("\\x").append(Character.forDigit(c >> 4, 16));
            all.append(Character.forDigit(c & 15, 16));
          } else {
            all.append(c);
          }
        }
      }
    }
    return all.append('\'').toString();
  }
}
