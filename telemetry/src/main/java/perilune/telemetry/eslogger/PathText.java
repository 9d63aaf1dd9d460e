package perilune.telemetry.eslogger;

import java.util.Arrays;
import perilune.telemetry.json.JsonTree;

/** Bytes that are put together of parts; reused. */
final class PathText {

  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /** Adds the text of a node; nothing where there is none. */
  void add(JsonTree tree, int node) {
    if (node != JsonTree.NONE) {
      add(tree.bytes(), tree.start(node), tree.length(node));
    }
  }

  void add(byte[] source, int from, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
    }
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  void add(char ascii) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) ascii;
  }

  boolean endsWith(char ascii) {
    return length > 0 && bytes[length - 1] == ascii;
  }
}
