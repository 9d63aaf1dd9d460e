package perilune.telemetry.windows;

import java.nio.charset.StandardCharsets;
import perilune.telemetry.json.JsonTree;

/**
 * Gives values of JSON as the text that the event has: a number in decimal, a truth value as a
 * word, null as the empty text. Owned by one thread.
 */
final class JsonScalars {

  private static final byte[] TRUE = EventPlan.utf8("true");
  private static final byte[] FALSE = EventPlan.utf8("false");
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] digits = new byte[20];
  private byte[] bytes = {};
  private int from;
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  /** Takes a value; false if it is an object, an array or nothing. */
  boolean take(JsonTree tree, int node) {
    if (tree.isText(node)) {
      set(tree.bytes(), tree.start(node), tree.length(node));
    } else if (tree.isNumber(node)) {
      boolean negativeZero = tree.number(node) == 0 && tree.length(node) > 1;
      // Zero has no sign.
      int sign = negativeZero ? 1 : 0;
      set(tree.bytes(), tree.start(node) + sign, tree.length(node) - sign);
    } else if (tree.isTruth(node)) {
      byte[] word = tree.number(node) != 0 ? TRUE : FALSE;
      set(word, 0, word.length);
    } else if (tree.isNull(node)) {
      set(digits, 0, 0);
    } else {
      return false;
    }
    return true;
  }

  /** Takes keywords: some carriers write the 64 bits as a number with a sign. */
  boolean takeKeywords(JsonTree tree, int node) {
    if (!tree.isNumber(node)) {
      return take(tree, node);
    }
    long value = tree.number(node);
    digits[0] = '0';
    digits[1] = 'x';
    for (int i = 0; i < 16; i++) {
      digits[2 + i] = HEX[(int) (value >>> (60 - 4 * i)) & 15];
    }
    set(digits, 0, 18);
    return true;
  }

  private void set(byte[] source, int start, int count) {
    bytes = source;
    from = start;
    length = count;
  }
}
