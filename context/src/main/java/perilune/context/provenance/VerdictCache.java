package perilune.context.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts on the paths that were met last, by their bytes: a known path costs a comparison and no
 * allocation.
 *
 * <p>Four places a hash, so that paths made to collide cost four comparisons. What it forgets is
 * worked out again and comes out the same. Owned by one thread.
 */
final class VerdictCache {

  /** Sets of four verdicts, count; some 2,000 paths, of which a host runs a few hundred. */
  private static final int SETS = 512;

  private static final int WAYS = 4;

  private final PackageInventory inventory;
  private final byte[][] paths = new byte[SETS * WAYS][];
  private final @Nullable PackageVerdict[] verdicts = new @Nullable PackageVerdict[SETS * WAYS];
  private final byte[] oldest = new byte[SETS];

  VerdictCache(PackageInventory inventory) {
    this.inventory = inventory;
    Arrays.fill(paths, new byte[0]);
  }

  PackageInventory inventory() {
    return inventory;
  }

  /** Gives the verdict on a path. O(length) if it is known. */
  PackageVerdict get(byte[] bytes, int from, int length) {
    int set = hash(bytes, from, length) & (SETS - 1);
    for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
      PackageVerdict known = verdicts[place];
      if (known != null
          && Arrays.equals(paths[place], 0, paths[place].length, bytes, from, from + length)) {
        return known;
      }
    }
    return look(set, bytes, from, length);
  }

  private PackageVerdict look(int set, byte[] bytes, int from, int length) {
    PackageVerdict verdict =
        inventory.verdict(new String(bytes, from, length, StandardCharsets.UTF_8));
    if (length <= PathForm.MAX) {
      int place = set * WAYS + oldest[set];
      oldest[set] = (byte) ((oldest[set] + 1) % WAYS);
      paths[place] = Arrays.copyOfRange(bytes, from, from + length);
      verdicts[place] = verdict;
    }
    return verdict;
  }

  private static int hash(byte[] bytes, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 15 ^ hash >>> 7;
  }
}
