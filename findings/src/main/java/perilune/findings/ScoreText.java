package perilune.findings;

import java.util.List;
import java.util.stream.Collectors;
import perilune.findings.Finding.Sign;

/** Tells what added up to a score, each sign with its weight, the heaviest first. */
final class ScoreText {

  private ScoreText() {}

  /**
   * Gives a sentence that follows another, or nothing where the rule has no words for its parts.
   */
  static String of(int score, List<Sign> signs) {
    String told =
        signs.stream()
            .map(sign -> sign.says() + " (" + sign.weight() + ")")
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? "" : " Signs that add up to " + score + ": " + told + ".";
  }
}
