package perilune.context.hosts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.source.Span;

/**
 * A line of a file of Lua hosts, in words.
 *
 * @param words what stands in it, without quotes
 * @param open place of a quote that is not closed, or null
 */
record HostsLine(List<Word> words, @Nullable Span open) {

  /** A word and its place in the file. */
  record Word(String text, Span span) {}

  /** Reads the line that lies between two offsets; a comment has no words. */
  static HostsLine of(String text, int from, int to) {
    var words = new ArrayList<Word>();
    Span open = null;
    int at = afterBlanks(text, from, to);
    if (at < to && text.charAt(at) == '#') {
      return new HostsLine(List.of(), null);
    }
    while (at < to) {
      int start = at;
      var word = new StringBuilder();
      while (at < to && !isBlank(text.charAt(at))) {
        if (text.charAt(at) != '"') {
          word.append(text.charAt(at++));
          continue;
        }
        int end = text.indexOf('"', at + 1);
        if (end < 0 || end >= to) {
          open = new Span(at, to);
          end = to;
        }
        word.append(text, at + 1, end);
        at = Math.min(to, end + 1);
      }
      words.add(new Word(word.toString(), new Span(start, at)));
      at = afterBlanks(text, at, to);
    }
    return new HostsLine(words, open);
  }

  private static int afterBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
