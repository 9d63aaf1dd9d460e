package perilune.scenarios.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a scenario plays. */
public enum Platform {
  LINUX,
  MACOS,
  WINDOWS,
  NETWORK;

  /** Gives the word for it in files and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Gives the platform that a word names; empty if none. */
  public static Optional<Platform> of(String word) {
    return Arrays.stream(values()).filter(platform -> platform.word().equals(word)).findFirst();
  }
}
