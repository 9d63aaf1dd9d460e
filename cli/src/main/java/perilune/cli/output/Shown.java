package perilune.cli.output;

import perilune.source.HarmlessText;

/** Makes text from telemetry safe to show. */
public final class Shown {

  private Shown() {}

  /**
   * Gives text in which control characters, bidirectional overrides, other invisible characters,
   * lone surrogates and what is no character are written as escapes: a command line must not move
   * the cursor, ring bells or reorder what stands beside it.
   */
  public static String plain(String text) {
    return HarmlessText.of(text);
  }

  /** Gives safe text that is at most so many characters long. */
  public static String cut(String text, int max) {
    String safe = plain(text);
    if (safe.length() <= max) {
      return safe;
    }
    int end = Math.max(1, max - 1);
    return safe.substring(0, Character.isHighSurrogate(safe.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
