package perilune.engine.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * A version in the order of Semantic Versioning 2.0 section 11; texts that are no version stand
 * after all that are, in text order. Build metadata does not count.
 */
public final class VersionText implements Comparable<VersionText> {

  /** Of RE2, as every expression that meets telemetry: hostile text costs O(length). */
  private static final Pattern SHAPE =
      Pattern.compile("(\\d+(?:\\.\\d+)+)(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

  /** Longest text taken for a version, in UTF-16 units: bounds what one comparison costs. */
  private static final int MAX_LENGTH = 256;

  private static final String[] NONE = {};

  private final String text;
  private final boolean valid;
  private final String[] numbers;
  private final String[] labels;

  /** Reads a text; any will do. */
  public VersionText(String text) {
    this.text = text;
    Matcher shape = SHAPE.matcher(text);
    valid = text.length() <= MAX_LENGTH && shape.matches();
    numbers = valid ? shape.group(1).split("\\.", -1) : NONE;
    String pre = valid ? shape.group(2) : null;
    labels = pre == null ? NONE : pre.split("\\.", -1);
  }

  @Override
  public int compareTo(VersionText other) {
    if (!valid || !other.valid) {
      return valid == other.valid ? text.compareTo(other.text) : valid ? -1 : 1;
    }
    int order = compareParts(numbers, other.numbers);
    if (order != 0) {
      return order;
    }
    // A version with labels is a preview of the one without.
    if (labels.length == 0 || other.labels.length == 0) {
      return Boolean.compare(labels.length == 0, other.labels.length == 0);
    }
    return compareParts(labels, other.labels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionText version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return numbers.length;
  }

  private static int compareParts(String[] a, String[] b) {
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = comparePart(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  /** Numbers by size and before words; words as text. */
  private static int comparePart(String a, String b) {
    boolean aNumber = isNumber(a);
    boolean bNumber = isNumber(b);
    if (aNumber != bNumber) {
      return aNumber ? -1 : 1;
    }
    if (!aNumber) {
      return a.compareTo(b);
    }
    String x = withoutZeros(a);
    String y = withoutZeros(b);
    int order = Integer.compare(x.length(), y.length());
    return order != 0 ? order : x.compareTo(y);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutZeros(String digits) {
    int at = 0;
    while (at < digits.length() - 1 && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }
}
