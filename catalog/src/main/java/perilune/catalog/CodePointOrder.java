package perilune.catalog;

import java.util.Comparator;

/**
 * Orders texts by their code points, as the tables of the catalog do. {@link String#compareTo}
 * orders by UTF-16 units, which differs beyond the Basic Multilingual Plane.
 */
public final class CodePointOrder {

  /** The order. */
  public static final Comparator<String> BY_CODE_POINT = CodePointOrder::compare;

  private CodePointOrder() {}

  private static int compare(String left, String right) {
    int most = Math.min(left.length(), right.length());
    for (int at = 0; at < most; at++) {
      char a = left.charAt(at);
      char b = right.charAt(at);
      if (a != b) {
        // Only units of surrogate pairs sort otherwise than the code points that they stand for.
        boolean pairs = Character.isSurrogate(a) != Character.isSurrogate(b);
        return pairs ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
