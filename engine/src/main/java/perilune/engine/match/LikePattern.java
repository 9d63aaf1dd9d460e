package perilune.engine.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} is any run of characters and {@code ?} is one character (one code
 * point).
 *
 * <p>Matching walks value and pattern once and, after a mismatch, goes back only to the last {@code
 * *}: O(value × longest piece between stars), never exponential.
 */
public final class LikePattern implements TextTest {

  private final byte[] pattern;
  private final boolean fold;

  /**
   * Makes a pattern.
   *
   * @param fold whether A to Z and a to z are equal
   */
  public LikePattern(String pattern, boolean fold) {
    this.pattern =
        fold ? AsciiFolding.lowerUtf8(pattern) : pattern.getBytes(StandardCharsets.UTF_8);
    this.fold = fold;
  }

  /** Says whether a pattern has no wildcard. */
  public static boolean isLiteral(String pattern) {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  /** Gives the literal text between wildcards, in order, without empty pieces. */
  public static List<String> pieces(String pattern) {
    var pieces = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= pattern.length(); i++) {
      if (i == pattern.length() || pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
        if (i > start) {
          pieces.add(pattern.substring(start, i));
        }
        start = i + 1;
      }
    }
    return pieces;
  }

  @Override
  public boolean test(byte[] bytes, int from, int length) {
    int end = from + length;
    int at = from;
    int in = 0;
    int afterStar = -1;
    int retry = from;
    while (at < end) {
      if (in < pattern.length && pattern[in] == '*') {
        afterStar = ++in;
        retry = at;
      } else if (in < pattern.length && pattern[in] == '?') {
        in++;
        at = nextCharacter(bytes, at, end);
      } else if (in < pattern.length && pattern[in] == value(bytes[at])) {
        in++;
        at++;
      } else if (afterStar >= 0) {
        in = afterStar;
        retry = nextCharacter(bytes, retry, end);
        at = retry;
      } else {
        return false;
      }
    }
    while (in < pattern.length && pattern[in] == '*') {
      in++;
    }
    return in == pattern.length;
  }

  private byte value(byte raw) {
    return fold ? AsciiFolding.lower(raw) : raw;
  }

  /** Gives where the next code point starts: after the continuation bytes 10xxxxxx. */
  private static int nextCharacter(byte[] bytes, int at, int end) {
    int next = at + 1;
    while (next < end && (bytes[next] & 0xC0) == 0x80) {
      next++;
    }
    return next;
  }
}
