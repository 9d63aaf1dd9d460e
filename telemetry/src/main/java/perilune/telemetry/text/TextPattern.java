package perilune.telemetry.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a line apart by the text between its parts: {@code Login permitted from
 * {source.ip}/{source.port} to {}} has two fields, and a part that is passed over.
 *
 * <p>A part ends where the text behind it stands for the first time. The last text is searched from
 * the end, so that a command may hold quotes, and what follows it does not count. There is no
 * backtracking: O(length of the line times number of texts). Owned by one thread.
 */
public final class TextPattern {

  /** Takes what a part was. */
  @FunctionalInterface
  public interface Captures {

    /** Takes the text of one field, which may be empty. */
    void take(String field, String value);
  }

  // text[0] part[0] text[1] part[1] ... text[n]; a part with an empty name is passed over.
  private final List<String> texts;
  private final List<String> parts;
  private final int[] from;
  private final int[] to;

  private TextPattern(List<String> texts, List<String> parts) {
    this.texts = List.copyOf(texts);
    this.parts = List.copyOf(parts);
    from = new int[parts.size()];
    to = new int[parts.size()];
  }

  /**
   * Makes one of how it is written.
   *
   * @throws IllegalArgumentException if a brace is not closed, or no text parts two parts
   */
  public static TextPattern of(String written) {
    var texts = new ArrayList<String>();
    var parts = new ArrayList<String>();
    int at = 0;
    for (int open = written.indexOf('{'); open >= 0; open = written.indexOf('{', at)) {
      int close = written.indexOf('}', open);
      if (close < 0 || (open == at && !parts.isEmpty())) {
        throw new IllegalArgumentException("not a pattern: " + written);
      }
      texts.add(written.substring(at, open));
      parts.add(written.substring(open + 1, close));
      at = close + 1;
    }
    texts.add(written.substring(at));
    return new TextPattern(texts, parts);
  }

  /** Says whether text fits from a place on; then {@link #captures} gives the fields. */
  public boolean matches(String line, int start) {
    if (!line.startsWith(texts.getFirst(), start)) {
      return false;
    }
    int at = start + texts.getFirst().length();
    for (int i = 0; i < parts.size(); i++) {
      String behind = texts.get(i + 1);
      boolean last = i + 1 == parts.size();
      int end = end(line, at, behind, last);
      if (end < at) {
        return false;
      }
      from[i] = at;
      to[i] = end;
      at = end + behind.length();
    }
    return true;
  }

  private static int end(String line, int at, String behind, boolean last) {
    if (behind.isEmpty()) {
      return line.length();
    }
    return last ? line.lastIndexOf(behind) : line.indexOf(behind, at);
  }

  /** Gives the fields of the line that just matched, in order. */
  public void captures(String line, Captures into) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isEmpty()) {
        into.take(parts.get(i), line.substring(from[i], to[i]).strip());
      }
    }
  }
}
