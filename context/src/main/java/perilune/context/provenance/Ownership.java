package perilune.context.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether a package owns a file. */
public enum Ownership {
  /** A package that is installed lists it. */
  OWNED,
  /** All that is installed is known, and no package lists it. */
  UNOWNED,
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
