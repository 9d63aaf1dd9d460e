package perilune.rules.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A set of code points: sorted ranges that do not touch, as first and last one each. Immutable. */
final class CharacterSet {

  static final int LAST = Character.MAX_CODE_POINT;
  static final CharacterSet NONE = new CharacterSet(new int[0]);
  static final CharacterSet ALL = range(0, LAST);

  private static final int CASE = 'a' - 'A';

  private final int[] ends;

  private CharacterSet(int[] ends) {
    this.ends = ends;
  }

  static CharacterSet of(int... characters) {
    CharacterSet all = NONE;
    for (int c : characters) {
      all = all.or(range(c, c));
    }
    return all;
  }

  static CharacterSet range(int first, int last) {
    return new CharacterSet(new int[] {first, last});
  }

  /** Gives those that are in one of both. O(ranges). */
  CharacterSet or(CharacterSet other) {
    var all = new ArrayList<int[]>();
    addTo(all);
    other.addTo(all);
    all.sort((a, b) -> Integer.compare(a[0], b[0]));
    var kept = new ArrayList<int[]>();
    for (int[] range : all) {
      if (!kept.isEmpty() && range[0] <= kept.getLast()[1] + 1) {
        kept.getLast()[1] = Math.max(kept.getLast()[1], range[1]);
      } else {
        kept.add(range);
      }
    }
    return of(kept);
  }

  private void addTo(List<int[]> all) {
    for (int i = 0; i < ends.length; i += 2) {
      all.add(new int[] {ends[i], ends[i + 1]});
    }
  }

  private static CharacterSet of(List<int[]> ranges) {
    int[] ends = new int[2 * ranges.size()];
    for (int i = 0; i < ranges.size(); i++) {
      ends[2 * i] = ranges.get(i)[0];
      ends[2 * i + 1] = ranges.get(i)[1];
    }
    return new CharacterSet(ends);
  }

  /** Gives all others. */
  CharacterSet not() {
    var gaps = new ArrayList<int[]>();
    int from = 0;
    for (int i = 0; i < ends.length; i += 2) {
      if (ends[i] > from) {
        gaps.add(new int[] {from, ends[i] - 1});
      }
      from = ends[i + 1] + 1;
    }
    if (from <= LAST) {
      gaps.add(new int[] {from, LAST});
    }
    return of(gaps);
  }

  /** Gives those that are in both. */
  CharacterSet and(CharacterSet other) {
    return not().or(other.not()).not();
  }

  boolean isEmpty() {
    return ends.length == 0;
  }

  /** Says whether it has one character alone. */
  boolean isSingle() {
    return ends.length == 2 && ends[0] == ends[1];
  }

  /** Gives its first character; of a single one the only. */
  int only() {
    return ends[0];
  }

  /** Gives the same with the other case of every ASCII letter in it: Java's and RE2's folding. */
  CharacterSet withBothCases() {
    CharacterSet all = this;
    for (int c = 'a'; c <= 'z'; c++) {
      if (has(c) || has(c - CASE)) {
        all = all.or(of(c, c - CASE));
      }
    }
    return all;
  }

  private boolean has(int c) {
    for (int i = 0; i < ends.length; i += 2) {
      if (ends[i] <= c && c <= ends[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Writes it as RE2 and Java both read it. */
  void appendTo(StringBuilder out) {
    if (equalTo(ALL)) {
      out.append("(?s:.)");
    } else if (isEmpty()) {
      out.append("[^\\x00-\\x{10FFFF}]");
    } else if (isSingle()) {
      character(ends[0], out);
    } else {
      boolean negated = ends[ends.length - 1] == LAST;
      int[] shown = negated ? not().ends : ends;
      out.append(negated ? "[^" : "[");
      for (int i = 0; i < shown.length; i += 2) {
        character(shown[i], out);
        if (shown[i + 1] > shown[i]) {
          out.append(shown[i + 1] > shown[i] + 1 ? "-" : "");
          character(shown[i + 1], out);
        }
      }
      out.append(']');
    }
  }

  private boolean equalTo(CharacterSet other) {
    return Arrays.equals(ends, other.ends);
  }

  private static void character(int c, StringBuilder out) {
    if (c < ' ' || c == 0x7F || c > 0x7E && !Character.isLetter(c) && c < 0x10000) {
      out.append("\\x{").append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      out.append('}');
    } else {
      if (c < 0x7F && !Character.isLetterOrDigit(c) && " _\"'%,/:;<=>@`!#~".indexOf(c) < 0) {
        out.append('\\');
      }
      out.appendCodePoint(c);
    }
  }
}
