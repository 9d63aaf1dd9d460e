package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.Damage.FAILED;
import static perilune.telemetry.evtx.LittleEndian.i32;
import static perilune.telemetry.evtx.LittleEndian.u16;

import java.util.Arrays;

/**
 * One use of a template: where its definition lies, and its values' places and types. Used again
 * and again; owned by one thread.
 */
final class Instance {

  /** Token, a byte, the template's number, and the offset of its definition. */
  static final int HEAD = 10;

  /** Offset of the next definition, GUID, and size. */
  static final int DEFINITION_HEAD = 24;

  private static final int DESCRIPTOR = 4;
  private static final int INITIAL_VALUES = 32;

  /** Offset in the chunk of the template's definition. */
  int definition;

  int count;
  int[] from = new int[INITIAL_VALUES];
  int[] size = new int[INITIAL_VALUES];
  int[] type = new int[INITIAL_VALUES];

  /** Where the values' descriptors start. */
  int descriptors;

  /** One item of an array that stands for the whole of it, or {@link Compiler#NONE}. */
  int itemOf = Compiler.NONE;

  int itemFrom;
  int itemSize;

  /**
   * Reads an instance's head; no value is looked at.
   *
   * @return what follows its values, or {@link Damage#FAILED}
   */
  int read(byte[] bytes, int at, int end) {
    descriptors = descriptors(bytes, at, end);
    if (descriptors == FAILED) {
      return FAILED;
    }
    definition = i32(bytes, at + 6);
    count = i32(bytes, descriptors - Integer.BYTES);
    itemOf = Compiler.NONE;
    if (count > from.length) {
      from = Arrays.copyOf(from, count);
      size = Arrays.copyOf(size, count);
      type = Arrays.copyOf(type, count);
    }
    int next = descriptors + count * DESCRIPTOR;
    for (int i = 0, place = descriptors; i < count; i++, place += DESCRIPTOR) {
      from[i] = next;
      size[i] = u16(bytes, place);
      type[i] = bytes[place + 2] & 0xFF;
      next += size[i];
    }
    return next <= end ? next : FAILED;
  }

  /** Gives what follows an instance, or {@link Damage#FAILED}. */
  static int end(byte[] bytes, int at, int end) {
    int place = descriptors(bytes, at, end);
    if (place == FAILED) {
      return FAILED;
    }
    int next = place + i32(bytes, place - Integer.BYTES) * DESCRIPTOR;
    for (int stop = next; place < stop; place += DESCRIPTOR) {
      next += u16(bytes, place);
    }
    return next <= end ? next : FAILED;
  }

  /** Finds the descriptors, behind the definition if that lies here; their count fits. */
  private static int descriptors(byte[] bytes, int at, int end) {
    if (at + HEAD + Integer.BYTES > end) {
      return FAILED;
    }
    int next = at + HEAD;
    if (i32(bytes, at + 6) == next) {
      if (next + DEFINITION_HEAD > end) {
        return FAILED;
      }
      int length = i32(bytes, next + DEFINITION_HEAD - Integer.BYTES);
      next += DEFINITION_HEAD;
      if (length < 0 || length > end - next - Integer.BYTES) {
        return FAILED;
      }
      next += length;
    }
    int count = i32(bytes, next);
    next += Integer.BYTES;
    return count >= 0 && count <= (end - next) / DESCRIPTOR ? next : FAILED;
  }
}
