package perilune.telemetry.json;

import java.util.Arrays;

/**
 * Tells whether a name stands twice in one object, without a set for each.
 *
 * <p>Each name has the object in which it stood last. If that is this object, the name stands
 * twice; if it is one that was opened before, it does not. Only where it is one that was opened
 * since, it may have stood here before. Owned by one thread.
 */
final class MemberNames {

  private long[] owners = new long[256];
  private long document;

  /** Starts on another document. */
  void restart() {
    document++;
  }

  /** What is known of a name in an object. */
  enum Stands {
    ONCE,
    TWICE,
    PERHAPS_TWICE
  }

  /**
   * Takes a name.
   *
   * @param name its number
   * @param object the number of its object; one that was opened later has a higher
   */
  Stands take(int name, int object) {
    if (name >= owners.length) {
      owners = Arrays.copyOf(owners, Math.max(name + 1, owners.length * 2));
    }
    long here = document << Integer.SIZE | object;
    long last = owners[name];
    owners[name] = here;
    if (last < here) {
      return Stands.ONCE;
    }
    return last == here ? Stands.TWICE : Stands.PERHAPS_TWICE;
  }
}
