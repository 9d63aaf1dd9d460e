package perilune.engine.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.ByteHash;
import perilune.engine.match.ValueText;

/**
 * What was found in values that came before, so that one that comes again is not looked through
 * again: most programs, users and paths of a host do.
 *
 * <p>A value is kept when its hash was the last at its place that was asked for in vain, so that
 * values that come once take no place and no memory. It takes the place of the one before. At most
 * {@link #PLACES} values of at most {@link #LONGEST} bytes are kept, whatever the number of
 * programs. Owned by one thread, which shares it between its programs.
 */
public final class SeenValues {

  /** Values that are kept, count. */
  static final int PLACES = 1 << 12;

  /** Shortest value that is kept, bytes: a search is as fast on shorter ones. */
  static final int SHORTEST = 12;

  /** Longest value that is kept, bytes. */
  static final int LONGEST = 512;

  /** Side by side, so that a value that is not kept meets one line of cache. */
  private static final int HASHES = 2;

  // By place: the hash of the value that is kept, and of the last that was asked for in vain.
  private final long[] hashes = new long[HASHES * PLACES];
  private final @Nullable Kept[] kept = new Kept[PLACES];
  private int users;

  /** A value that was looked through, and the facts that were found. */
  private static final class Kept {
    private final long scan;
    private final byte[] value;
    private final int[] facts;

    Kept(long scan, byte[] value, int[] facts) {
      this.scan = scan;
      this.value = value;
      this.facts = facts;
    }

    boolean is(long otherScan, ValueText text) {
      int from = text.from();
      return scan == otherScan
          && Arrays.equals(value, 0, value.length, text.bytes(), from, from + text.length());
    }
  }

  /** Makes one that has seen nothing. */
  public SeenValues() {}

  /** Gives a number for another index, by which its values are told from those of others. */
  int newUser() {
    return users++;
  }

  /** Says whether values of a length are kept. */
  static boolean suits(int length) {
    return length >= SHORTEST && length <= LONGEST;
  }

  /** Gives the number of the scan of one field by one user. */
  static long scan(int user, int field) {
    return (long) user << Integer.SIZE | field;
  }

  /** Gives the hash of a value for one scan. O(value), eight bytes a step. */
  static long hash(long scan, ValueText text) {
    return ByteHash.of(scan, text.bytes(), text.from(), text.length());
  }

  /**
   * Gives the facts that were found in a value, or null where it is not kept. Not to be changed.
   */
  int @Nullable [] find(long hash, long scan, ValueText text) {
    int place = place(hash);
    if (hashes[HASHES * place] != hash) {
      return null;
    }
    Kept known = kept[place];
    return known != null && known.is(scan, text) ? known.facts : null;
  }

  /** Notes that a value was asked for in vain; says whether it was before, and is to be kept. */
  boolean comesAgain(long hash) {
    int at = HASHES * place(hash) + 1;
    boolean again = hashes[at] == hash;
    hashes[at] = hash;
    return again;
  }

  /** Keeps a copy of a value, with what was found in it. */
  void keep(long hash, long scan, ValueText text, int[] found) {
    int place = place(hash);
    hashes[HASHES * place] = hash;
    byte[] value = Arrays.copyOfRange(text.bytes(), text.from(), text.from() + text.length());
    kept[place] = new Kept(scan, value, found);
  }

  private static int place(long hash) {
    return (int) hash & PLACES - 1;
  }
}
