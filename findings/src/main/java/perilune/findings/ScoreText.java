package perilune.findings;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.Match;
import perilune.rules.plan.Operator;

/** Tells what added up to a score, each part with its weight, in the order in which it counted. */
final class ScoreText {

  private ScoreText() {}

  /**
   * Gives a sentence that follows another, or nothing where the rule has no words for its parts.
   */
  static String of(Operator.Score score, List<String> words, Match match, List<FoundEvent> events) {
    var told = new ArrayList<String>();
    for (int i = 0; i < events.size(); i++) {
      for (int step : match.steps().get(i)) {
        if (step > 0 && step <= words.size()) {
          int weight = score.parts().get(step - 1).weight();
          String part = Sentence.fill(words.get(step - 1), List.of(events.get(i)));
          told.add(part + " (" + weight + ")");
        }
      }
    }
    return told.isEmpty()
        ? ""
        : " Signs that add up to " + match.score() + ": " + String.join("; ", told) + ".";
  }
}
