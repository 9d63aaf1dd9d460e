package perilune.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, in Elastic's four words. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** Gives the word as rules and output write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word, in any case. */
  public static Optional<Severity> of(String word) {
    return Arrays.stream(values()).filter(s -> s.name().equalsIgnoreCase(word)).findFirst();
  }

  /** Says whether it is this bad or worse. */
  public boolean reaches(Severity floor) {
    return compareTo(floor) >= 0;
  }
}
