package perilune.engine.sequence;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;

/**
 * The pending chains of one rule: by key and slot, and in one list by the time of first events.
 *
 * <p>All chains of a rule have the same maxspan and events come in order, so the list is in order
 * of expiry: what expires next, and what is oldest, stands at its head. No timers are needed; every
 * operation is O(1). A chain that began out of order only expires later than it could.
 */
final class PendingChains {

  private final int slots;
  private final Map<JoinTuple, @Nullable Chain[]> byKey = new HashMap<>();
  private @Nullable Chain oldest;
  private @Nullable Chain newest;
  private int size;

  PendingChains(int slots) {
    this.slots = slots;
  }

  int size() {
    return size;
  }

  @Nullable Chain oldest() {
    return oldest;
  }

  @Nullable Chain find(JoinTuple key, int slot) {
    @Nullable Chain[] chains = byKey.get(key);
    return chains == null ? null : chains[slot];
  }

  /** Adds a chain at the end of the list, in the place of another of its key and slot. */
  void add(Chain chain) {
    place(chain);
    chain.older = newest;
    chain.newer = null;
    if (newest == null) {
      oldest = chain;
    } else {
      newest.newer = chain;
    }
    newest = chain;
    size++;
  }

  /** Moves a chain that has grown to its slot, in the place of another. Its age is what it was. */
  void moved(Chain chain, int from) {
    @Nullable Chain[] chains = byKey.get(chain.key);
    if (chains != null) {
      chains[from] = null;
    }
    place(chain);
  }

  private void place(Chain chain) {
    @Nullable Chain[] chains = byKey.computeIfAbsent(chain.key, _ -> new @Nullable Chain[slots]);
    Chain overwritten = chains[chain.slot];
    chains[chain.slot] = chain;
    if (overwritten != null) {
      unlink(overwritten);
    }
  }

  void remove(Chain chain) {
    unlink(chain);
    @Nullable Chain[] chains = byKey.get(chain.key);
    if (chains == null) {
      return;
    }
    chains[chain.slot] = null;
    for (Chain other : chains) {
      if (other != null) {
        return;
      }
    }
    byKey.remove(chain.key);
  }

  /** Removes all chains of a key and gives their number. */
  int removeAll(JoinTuple key) {
    @Nullable Chain[] chains = byKey.remove(key);
    int removed = 0;
    if (chains != null) {
      for (Chain chain : chains) {
        if (chain != null) {
          unlink(chain);
          removed++;
        }
      }
    }
    return removed;
  }

  void clear() {
    byKey.clear();
    oldest = null;
    newest = null;
    size = 0;
  }

  private void unlink(Chain chain) {
    Chain before = chain.older;
    Chain after = chain.newer;
    if (before == null) {
      oldest = after;
    } else {
      before.newer = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.older = before;
    }
    size--;
  }
}
