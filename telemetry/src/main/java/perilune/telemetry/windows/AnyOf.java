package perilune.telemetry.windows;

import perilune.telemetry.AsciiWords;

/**
 * Finds the first of up to four bytes, eight bytes of text at a time; see {@link AsciiWords}.
 * Immutable.
 */
final class AnyOf {

  private final String wanted;
  private final long first;
  private final long second;
  private final long third;
  private final long fourth;

  /**
   * @param wanted four characters of ASCII; one that stands twice counts once
   */
  AnyOf(String wanted) {
    this.wanted = wanted;
    first = AsciiWords.repeat(wanted.charAt(0));
    second = AsciiWords.repeat(wanted.charAt(1));
    third = AsciiWords.repeat(wanted.charAt(2));
    fourth = AsciiWords.repeat(wanted.charAt(3));
  }

  /** Gives where one of them stands first, or the end. */
  int find(byte[] bytes, int from, int end) {
    int at = from;
    while (at + Long.BYTES <= end) {
      long word = AsciiWords.at(bytes, at);
      long hits =
          AsciiWords.zeros(word ^ first)
              | AsciiWords.zeros(word ^ second)
              | AsciiWords.zeros(word ^ third)
              | AsciiWords.zeros(word ^ fourth);
      if (hits != 0) {
        return at + AsciiWords.lowest(hits);
      }
      at += Long.BYTES;
    }
    while (at < end && wanted.indexOf(bytes[at]) < 0) {
      at++;
    }
    return at;
  }
}
