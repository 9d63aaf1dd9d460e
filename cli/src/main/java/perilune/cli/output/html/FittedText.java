package perilune.cli.output.html;

import java.util.ArrayList;
import java.util.List;
import perilune.cli.output.Shown;

/** Breaks text into lines for a box of a picture, where nothing else breaks them. */
final class FittedText {

  private FittedText() {}

  /**
   * Gives at most so many lines of at most so many columns, which are at least two; the last ends
   * with an ellipsis where something is left out. Breaks at a blank where one is in the last third.
   */
  static List<String> lines(String text, int columns, int max) {
    // What is hostile becomes longer when it is shown: measure what is shown.
    String rest = Shown.plain(Wording.brief(text, columns * max + 2));
    var lines = new ArrayList<String>();
    while (lines.size() < max - 1 && fitting(rest, columns) < rest.length()) {
      int end = breakAt(rest, fitting(rest, columns), columns);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    int end = fitting(rest, columns);
    lines.add(end == rest.length() ? rest : rest.substring(0, fitting(rest, columns - 1)) + "…");
    return lines;
  }

  private static int breakAt(String text, int end, int columns) {
    int blank = text.lastIndexOf(' ', end);
    return blank > columns * 2 / 3 ? blank : end;
  }

  /** Gives how many characters fit; those of East Asian scripts and emoji take two columns. */
  private static int fitting(String text, int columns) {
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      used += point >= 0x1100 ? 2 : 1;
      if (used > columns) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }
}
