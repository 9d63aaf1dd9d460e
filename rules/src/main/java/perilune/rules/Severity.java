package perilune.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, in Elastic's four words. */
public enum Severity {
  LOW(21),
  MEDIUM(47),
  HIGH(73),
  CRITICAL(99);

  private final int riskScore;

  Severity(int riskScore) {
    this.riskScore = riskScore;
  }

  /** Gives Elastic's own risk score for the word, 0 to 100. */
  public int riskScore() {
    return riskScore;
  }

  /** Gives the worst word whose risk score a sum reaches; low for every smaller one. */
  public static Severity ofScore(int score) {
    Severity reached = LOW;
    for (Severity severity : values()) {
      reached = score >= severity.riskScore ? severity : reached;
    }
    return reached;
  }

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
