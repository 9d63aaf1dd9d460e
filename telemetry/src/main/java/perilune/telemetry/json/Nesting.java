package perilune.telemetry.json;

/**
 * The objects and arrays that are open, which forgives closers that do not fit.
 *
 * <p>Kinds are known to a limited depth; beyond it only the depth is. Owned by one thread.
 */
final class Nesting {

  private final byte[] openers;
  private int depth;

  Nesting(int maxDepth) {
    openers = new byte[maxDepth];
  }

  void clear() {
    depth = 0;
  }

  int depth() {
    return depth;
  }

  boolean tooDeep() {
    return depth > openers.length;
  }

  /** Says whether the innermost that is open is an object. */
  boolean inObject() {
    return depth > 0 && depth <= openers.length && openers[depth - 1] == '{';
  }

  /** Says whether the innermost that is open is an array. */
  boolean inArray() {
    return depth > 0 && depth <= openers.length && openers[depth - 1] == '[';
  }

  /** Gives the brackets that would close everything, innermost first. */
  String closers() {
    var all = new StringBuilder();
    for (int level = depth; level > 0; level--) {
      all.append(openers[level - 1] == '{' ? '}' : ']');
    }
    return all.toString();
  }

  /** Opens an object or an array. */
  void open(byte opener) {
    if (depth < openers.length) {
      openers[depth] = opener;
    }
    depth++;
  }

  /**
   * Closes the innermost that fits, and what is open inside it.
   *
   * @return false if none fits; then nothing is closed
   */
  boolean close(byte closer) {
    if (tooDeep()) {
      depth--;
      return true;
    }
    byte opener = (byte) (closer == '}' ? '{' : '[');
    for (int level = depth; level > 0; level--) {
      if (openers[level - 1] == opener) {
        depth = level - 1;
        return true;
      }
    }
    return false;
  }
}
