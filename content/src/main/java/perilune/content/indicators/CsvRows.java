package perilune.content.indicators;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values, row by row.
 *
 * <p>Source: RFC 4180, strictly: a quote stands at a field's start and end, or doubled inside. Line
 * ends may be LF too. Empty lines, and lines that start with {@code #} as those of feeds do, are
 * passed over. O(length).
 */
final class CsvRows {

  /** How a row ended. */
  enum Outcome {
    ROW,
    /** A quote stands where none can; the rest of the line is passed over. */
    STRAY_QUOTE,
    /** A quote is never closed: what follows it is lost. */
    UNCLOSED_QUOTE
  }

  private final String text;
  private int at;
  private long nextLine = 1;
  private long line;
  private final List<String> cells = new ArrayList<>();

  CsvRows(String text) {
    this.text = text;
  }

  /** Reads the next row, and says how it ended; null at the end of the text. */
  @Nullable Outcome next() {
    while (at < text.length() && "\r\n#".indexOf(text.charAt(at)) >= 0) {
      skipLine();
    }
    if (at >= text.length()) {
      return null;
    }
    line = nextLine;
    cells.clear();
    while (true) {
      Outcome outcome = cell();
      if (outcome != Outcome.ROW) {
        skipLine();
        return outcome;
      }
      if (at >= text.length() || text.charAt(at) != ',') {
        skipLine();
        return Outcome.ROW;
      }
      at++;
    }
  }

  /** Gives the line on which the row starts, from 1. */
  long line() {
    return line;
  }

  /** Gives the cells of the row; good until the next. */
  List<String> cells() {
    return cells;
  }

  /** Reads up to the comma or the line's end. */
  private Outcome cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return Outcome.STRAY_QUOTE;
    }
    cells.add(text.substring(start, at).strip());
    return Outcome.ROW;
  }

  private Outcome quoted() {
    var cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        if (at >= text.length() || text.charAt(at) != '"') {
          cells.add(cell.toString());
          boolean ends = at >= text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0;
          return ends ? Outcome.ROW : Outcome.STRAY_QUOTE;
        }
      } else if (c == '\n') {
        nextLine++;
      }
      cell.append(c);
    }
    return Outcome.UNCLOSED_QUOTE;
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
    nextLine++;
  }
}
