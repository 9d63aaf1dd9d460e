package perilune.telemetry.evtx;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same String for the same name, chunk after chunk.
 *
 * <p>A chunk holds its own copy of every name. Bounded: a name takes the slot of its hash, and
 * whoever was there is forgotten. Owned by one thread.
 */
final class NameTable {

  private static final int SLOTS = 1 << 12;

  /** Longest name that is kept, UTF-16 units; names of the schema have under 50. */
  private static final int MAX_KEPT = 512;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  /** Gives the name that lies here as UTF-16. */
  String at(byte[] bytes, int from, int units) {
    int hash = 0;
    for (int i = 0; i < units; i++) {
      hash = hash * 31 + LittleEndian.u16(bytes, from + i * 2);
    }
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    String known = slots[slot];
    if (known != null && same(known, bytes, from, units)) {
      return known;
    }
    String name = new String(bytes, from, units * 2, StandardCharsets.UTF_16LE);
    if (units <= MAX_KEPT) {
      slots[slot] = name;
    }
    return name;
  }

  private static boolean same(String name, byte[] bytes, int from, int units) {
    if (name.length() != units) {
      return false;
    }
    for (int i = 0; i < units; i++) {
      if (name.charAt(i) != LittleEndian.u16(bytes, from + i * 2)) {
        return false;
      }
    }
    return true;
  }
}
