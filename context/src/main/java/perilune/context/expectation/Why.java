package perilune.context.expectation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import perilune.context.hosts.Aspect;

/** Why an answer is what it is; the field has the aspect before it, as in {@code user-excluded}. */
enum Why {
  /** The entry names it as expected. */
  NAMED,
  /** The entry names it as unexpected. */
  EXCLUDED,
  /** No package owns the executable, and the entry names the packages that bring it. */
  UNOWNED,
  /** The entry has a list, and it is not on it. */
  NOT_NAMED,
  /** The entry says nothing of the aspect. */
  NO_LIST,
  /** The event does not say it. */
  NOT_RECORDED;

  private final byte[][] words = new byte[Aspect.values().length][];

  Why() {
    for (Aspect aspect : Aspect.values()) {
      String word = aspect.word() + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
      words[aspect.ordinal()] = word.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Gives the word of the field, not to be written to. */
  byte[] word(Aspect aspect) {
    return words[aspect.ordinal()];
  }
}
