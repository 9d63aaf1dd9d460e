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
 * operation is O(1), or O(steps). A chain that began out of order only expires later than it could.
 */
final class PendingChains {

  // The first of the chains of each key, which are linked: each in a slot of its own.
  private final Map<JoinTuple, Chain> byKey = new HashMap<>();
  private @Nullable Chain oldest;
  private @Nullable Chain newest;
  private int size;

  int size() {
    return size;
  }

  @Nullable Chain oldest() {
    return oldest;
  }

  @Nullable Chain find(JoinTuple key, int slot) {
    for (Chain chain = byKey.get(key); chain != null; chain = chain.nextOfKey) {
      if (chain.slot == slot) {
        return chain;
      }
    }
    return null;
  }

  /** Adds a chain at the end of the list, in the place of another of its key and slot. */
  void add(Chain chain) {
    makeRoom(chain);
    chain.nextOfKey = byKey.put(chain.key, chain);
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

  /** Takes note that a chain has grown to its slot, in the place of another. */
  void moved(Chain chain) {
    makeRoom(chain);
  }

  /** Removes what another chain of the key has in the slot. */
  private void makeRoom(Chain chain) {
    for (Chain other = byKey.get(chain.key); other != null; other = other.nextOfKey) {
      if (other != chain && other.slot == chain.slot) {
        remove(other);
        return;
      }
    }
  }

  void remove(Chain chain) {
    unlink(chain);
    Chain head = byKey.get(chain.key);
    if (head == chain) {
      if (chain.nextOfKey == null) {
        byKey.remove(chain.key);
      } else {
        byKey.put(chain.key, chain.nextOfKey);
      }
      return;
    }
    for (Chain other = head; other != null; other = other.nextOfKey) {
      if (other.nextOfKey == chain) {
        other.nextOfKey = chain.nextOfKey;
        return;
      }
    }
  }

  /** Removes all chains of a key and gives their number. */
  int removeAll(JoinTuple key) {
    int removed = 0;
    for (Chain chain = byKey.remove(key); chain != null; chain = chain.nextOfKey) {
      unlink(chain);
      removed++;
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
