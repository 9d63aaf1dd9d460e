package perilune.context.hosts;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether something is expected of a program that runs Lua. */
public enum Answer {
  EXPECTED,
  UNEXPECTED,
  /** Nothing says either. */
  UNKNOWN;

  private final byte[] utf8 = word().getBytes(StandardCharsets.US_ASCII);

  /** Gives the value of the fields {@code perilune.lua.expected.*}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Gives the same as bytes, not to be written to. */
  public byte[] utf8() {
    return utf8;
  }
}
