package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.Damage.FAILED;
import static perilune.telemetry.evtx.LittleEndian.u16;

/** Cuts arrays into their items. */
final class Items {

  private static final int SID_COUNT_END = 2;

  private Items() {}

  /**
   * Gives where the item that starts here ends, or {@link Damage#FAILED}. Always ahead of {@code
   * from}, which is less than {@code stop}.
   */
  static int end(byte[] bytes, int from, int stop, int type) {
    return switch (type) {
      case ValueText.STRING -> stringEnd(bytes, from, stop);
      case ValueText.ANSI_STRING -> ansiEnd(bytes, from, stop);
      case ValueText.SID ->
          stop - from < SID_COUNT_END
              ? FAILED
              : within(from + ValueText.sidSize(bytes, from), stop);
      case ValueText.BINARY, ValueText.NULL -> stop;
      // Nobody says how wide the machine was: a whole number of eight bytes, else of four.
      case ValueText.SIZE -> within(from + ((stop - from) % 8 == 0 ? 8 : 4), stop);
      default -> {
        int size = ValueText.fixedSize(type);
        yield size == 0 ? FAILED : within(from + size, stop);
      }
    };
  }

  private static int within(int end, int stop) {
    return end <= stop ? end : FAILED;
  }

  /** Behind the zero that ends it; the last item may lack it. */
  private static int stringEnd(byte[] bytes, int from, int stop) {
    int at = from;
    while (at + 2 <= stop && u16(bytes, at) != 0) {
      at += 2;
    }
    return Math.min(at + 2, stop);
  }

  private static int ansiEnd(byte[] bytes, int from, int stop) {
    int at = from;
    while (at < stop && bytes[at] != 0) {
      at++;
    }
    return Math.min(at + 1, stop);
  }
}
