package perilune.scenarios.text;

import java.util.ArrayList;
import java.util.List;
import perilune.source.Span;

/**
 * Splits a line into words as a POSIX shell does, without expanding anything: {@code '...'}, {@code
 * "..."}, {@code \x}, and {@code $'...'} with escapes for bytes that a line cannot hold.
 *
 * <p>O(length). A quote that does not end runs to the end of the line and is told of.
 */
final class ShellWords {

  private final String line;
  private final int offset;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean unfinished;
  private int at;

  private ShellWords(String line, int offset) {
    this.line = line;
    this.offset = offset;
  }

  /**
   * What a line holds.
   *
   * @param words in order
   * @param unfinished whether a quote does not end
   */
  record Split(List<Word> words, boolean unfinished) {}

  /**
   * Splits a line.
   *
   * @param offset where the line begins in its file
   */
  static Split split(String line, int offset) {
    return new ShellWords(line, offset).run();
  }

  private Split run() {
    while (at < line.length()) {
      if (line.charAt(at) <= ' ') {
        at++;
      } else {
        readWord();
      }
    }
    return new Split(List.copyOf(words), unfinished);
  }

  private void readWord() {
    int start = at;
    word.setLength(0);
    while (at < line.length() && line.charAt(at) > ' ') {
      readPiece();
    }
    words.add(new Word(word.toString(), new Span(offset + start, offset + at)));
  }

  private void readPiece() {
    char c = line.charAt(at++);
    if (c == '\'') {
      readSingle();
    } else if (c == '"') {
      readDouble();
    } else if (c == '$' && at < line.length() && line.charAt(at) == '\'') {
      at++;
      readEscaped();
    } else if (c == '\\' && at < line.length()) {
      word.append(line.charAt(at++));
    } else {
      word.append(c);
    }
  }

  private void readSingle() {
    int end = line.indexOf('\'', at);
    unfinished |= end < 0;
    int to = end < 0 ? line.length() : end;
    word.append(line, at, to);
    at = Math.min(to + 1, line.length());
  }

  private void readDouble() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0) {
        word.append(line.charAt(at++));
      } else {
        word.append(c);
      }
    }
    unfinished = true;
  }

  private void readEscaped() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '\'') {
        return;
      }
      if (c == '\\' && at < line.length()) {
        readEscape(line.charAt(at++));
      } else {
        word.append(c);
      }
    }
    unfinished = true;
  }

  private void readEscape(char c) {
    switch (c) {
      case 'n' -> word.append('\n');
      case 't' -> word.append('\t');
      case 'r' -> word.append('\r');
      case 'x' -> readHex();
      default -> word.append(c);
    }
  }

  private void readHex() {
    int value = 0;
    int digits = 0;
    while (digits < 2 && at < line.length() && Character.digit(line.charAt(at), 16) >= 0) {
      value = value * 16 + Character.digit(line.charAt(at++), 16);
      digits++;
    }
    word.append((char) value);
  }
}
