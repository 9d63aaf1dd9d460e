package perilune.engine.index;

import java.util.Arrays;
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

  /**
   * Adds its facts, if it stands at a place whose first bytes are known to be its own.
   *
   * @param known so many of its bytes stand there
   * @param at behind these bytes
   * @param from start of the value
   * @param end end of the value
   */
  void found(byte[] bytes, int known, int at, int from, int end, Facts into) {
    int rest = text.length - known;
    if (at + rest > end || !standsAt(bytes, at, known)) {
      return;
    }
    into.addAll(anywhere);
    if (at - known == from) {
      into.addAll(prefix);
    }
    if (at + rest == end) {
      into.addAll(suffix);
    }
  }

  private boolean standsAt(byte[] bytes, int at, int known) {
    for (int i = known; i < text.length; i++) {
      if (AsciiFolding.lower(bytes[at + i - known]) != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Gives how many first bytes two texts share. */
  static int shared(Needle one, Needle other) {
    int mismatch = Arrays.mismatch(one.text, other.text);
    return mismatch < 0 ? one.text.length : mismatch;
  }
}
