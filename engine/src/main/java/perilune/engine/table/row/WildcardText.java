package perilune.engine.table.row;

/**
 * A pattern that has to hold the whole of a text: {@code *} is any run, {@code ?} one code point,
 * {@code \} takes what follows as it is. After a mismatch it goes back only to the last {@code *}:
 * O(length x longest piece between stars), no allocation.
 */
final class WildcardText {

  private static final int RUN = -1;
  private static final int ONE = -2;

  private final int[] parts;

  WildcardText(String pattern) {
    int[] points = pattern.codePoints().toArray();
    int[] found = new int[points.length];
    int count = 0;
    for (int i = 0; i < points.length; i++) {
      if (points[i] == '\\' && i + 1 < points.length) {
        found[count++] = points[++i];
      } else {
        found[count++] = points[i] == '*' ? RUN : points[i] == '?' ? ONE : points[i];
      }
    }
    parts = java.util.Arrays.copyOf(found, count);
  }

  boolean holds(String text) {
    int at = 0;
    int in = 0;
    int afterRun = -1;
    int retry = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (in < parts.length && parts[in] == RUN) {
        afterRun = ++in;
        retry = at;
      } else if (in < parts.length && (parts[in] == ONE || parts[in] == point)) {
        in++;
        at += Character.charCount(point);
      } else if (afterRun >= 0) {
        in = afterRun;
        retry += Character.charCount(text.codePointAt(retry));
        at = retry;
      } else {
        return false;
      }
    }
    while (in < parts.length && parts[in] == RUN) {
      in++;
    }
    return in == parts.length;
  }
}
