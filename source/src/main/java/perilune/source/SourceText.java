package perilune.source;

/**
 * A named piece of text, with lines and columns that a person can count.
 *
 * <p>A query inside a rule file keeps the file's name and says at which line of the file it starts,
 * so that its diagnostics point into the file that the author has open.
 *
 * @param name path or other name shown to people
 * @param text the characters
 * @param firstLine number of the text's first line in its file, from 1
 */
public record SourceText(String name, String text, int firstLine) {
  public SourceText {
    if (firstLine < 1) {
      throw new IllegalArgumentException("lines count from 1");
    }
  }

  /** Makes a text that is a whole file, or stands alone. */
  public SourceText(String name, String text) {
    this(name, text, 1);
  }

  /** Gives the line of an offset in the file, from 1. O(offset). */
  public int line(int offset) {
    int line = firstLine;
    for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
      line++;
    }
    return line;
  }

  /** Gives the column of an offset, from 1, in code points, as editors count it. */
  public int column(int offset) {
    int start = lineStart(offset);
    return text.codePointCount(start, Math.min(offset, text.length())) + 1;
  }

  /** Gives the text of the line in which an offset lies, without its end. */
  public String lineText(int offset) {
    int end = text.indexOf('\n', Math.min(offset, text.length()));
    String line = text.substring(lineStart(offset), end < 0 ? text.length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private int lineStart(int offset) {
    return offset <= 0 ? 0 : text.lastIndexOf('\n', Math.min(offset, text.length()) - 1) + 1;
  }
}
