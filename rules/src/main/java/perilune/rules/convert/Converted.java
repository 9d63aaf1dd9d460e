package perilune.rules.convert;

import java.util.List;
import java.util.Optional;

/**
 * What came of a conversion.
 *
 * @param text the rule's file in the other language; empty where too much would be lost
 * @param losses what the text does not say, or why there is none; one sentence each, in order
 */
public record Converted(Optional<String> text, List<String> losses) {
  public Converted {
    losses = List.copyOf(losses);
  }
}
