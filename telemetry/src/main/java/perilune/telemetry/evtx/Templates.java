package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.LittleEndian.i32;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.telemetry.Refusals.Reason;

/**
 * The templates of the current chunk, each compiled when it is first used.
 *
 * <p>Found by the offset that an instance names; the chunk's own table of them is not needed, so
 * that it may be damaged, and no chain of offsets is followed. Owned by one thread.
 */
final class Templates {

  private static final int INITIAL_SLOTS = 64;

  private final Compiler compiler;
  private final Damage damage;

  private byte[] bytes = {};
  private int length;

  // Open addressing by offset + 1; 0 is a free slot. At most half full.
  private int[] keys = new int[INITIAL_SLOTS];
  private @Nullable Object[] found = new @Nullable Object[INITIAL_SLOTS];
  private int size;

  /** A template that cannot be compiled, so that it is tried only once. */
  private record Broken(Reason reason, String detail) {}

  Templates(Compiler compiler, Damage damage) {
    this.compiler = compiler;
    this.damage = damage;
  }

  /** Takes the next chunk and forgets the templates of the one before. */
  void chunk(byte[] chunk, int chunkLength) {
    bytes = chunk;
    length = chunkLength;
    compiler.chunk(chunk, chunkLength);
    if (size > 0) {
      Arrays.fill(keys, 0);
      Arrays.fill(found, null);
      size = 0;
    }
  }

  /** Gives the template whose definition lies here, or null if it is damaged. */
  @Nullable Program at(int definition) {
    int slot = slot(definition);
    if (keys[slot] == 0) {
      add(slot, definition);
      slot = slot(definition);
    }
    if (found[slot] instanceof Program program) {
      return program;
    }
    if (found[slot] instanceof Broken broken) {
      damage.as(broken.reason(), broken.detail());
    }
    return null;
  }

  /** Says whether the head of a definition can lie here. */
  boolean definable(int definition) {
    return definition >= 0 && definition <= length - Instance.DEFINITION_HEAD;
  }

  private void add(int slot, int definition) {
    keys[slot] = definition + 1;
    found[slot] = compile(definition);
    size++;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private Object compile(int definition) {
    int from = definition + Instance.DEFINITION_HEAD;
    int bytesOfIt = i32(bytes, from - Integer.BYTES);
    if (bytesOfIt < 0 || bytesOfIt > length - from) {
      return new Broken(Reason.BROKEN_RECORD, "a template that is larger than its chunk");
    }
    Program program = compiler.compile(from, from + bytesOfIt, true);
    return program != null ? program : new Broken(damage.reason(), damage.detail());
  }

  private int slot(int definition) {
    int slot = definition * 0x9E37_79B9 >>> 16 & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != definition + 1) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    @Nullable Object[] oldFound = found;
    keys = new int[oldKeys.length * 2];
    found = new @Nullable Object[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i] - 1);
        keys[slot] = oldKeys[i];
        found[slot] = oldFound[i];
      }
    }
  }
}
