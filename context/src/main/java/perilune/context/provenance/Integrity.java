package perilune.context.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether a file is as its package brought it. */
public enum Integrity {
  /** It has the checksum that the package says. */
  INTACT,
  /** It has another. */
  MODIFIED,
  /** Nothing is known, for the reason beside it. */
  UNKNOWN;

  private final byte[] utf8 = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

  /** Gives the value of the field. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  byte[] utf8() {
    return utf8;
  }
}
