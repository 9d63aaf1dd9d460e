package perilune.engine.index;

import perilune.engine.match.AsciiFolding;

/**
 * A text that is looked for in the values of a field, and the facts that it makes true by where it
 * stands.
 *
 * @param text UTF-8, A to Z folded, never empty
 * @param anywhere facts that it makes true wherever it stands
 * @param prefix facts that it makes true at the start of a value
 * @param suffix facts that it makes true at the end of a value
 */
record Needle(byte[] text, int[] anywhere, int[] prefix, int[] suffix) {

  /** Adds its facts, if it stands at a place of a value. */
  void foundAt(int at, byte[] bytes, int from, int end, Facts into) {
    int behind = at + text.length;
    if (behind > end || !standsAt(at, bytes)) {
      return;
    }
    into.addAll(anywhere);
    if (at == from) {
      into.addAll(prefix);
    }
    if (behind == end) {
      into.addAll(suffix);
    }
  }

  private boolean standsAt(int at, byte[] bytes) {
    for (int i = 0; i < text.length; i++) {
      if (AsciiFolding.lower(bytes[at + i]) != text[i]) {
        return false;
      }
    }
    return true;
  }
}
