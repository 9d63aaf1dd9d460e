package perilune.context.artefact;

import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/** Tells from a mode in octal digits whether somebody may run the file. Stateless. */
final class RunBit {

  private static final long BITS = 0111;

  /** Longest mode that is looked at, digits; the kernel's have up to seven. */
  private static final int MAX_DIGITS = 12;

  private RunBit() {}

  static boolean isGiven(Event event) {
    return (octal(event) & BITS) != 0;
  }

  private static long octal(Event event) {
    int value = event.firstValue(KnownField.FILE_MODE.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT || event.length(value) > MAX_DIGITS) {
      return 0;
    }
    long mode = 0;
    int at = event.offset(value);
    for (int i = at; i < at + event.length(value); i++) {
      int digit = event.arena()[i] - '0';
      if (digit < 0 || digit > 7) {
        return 0;
      }
      mode = mode << 3 | digit;
    }
    return mode;
  }
}
