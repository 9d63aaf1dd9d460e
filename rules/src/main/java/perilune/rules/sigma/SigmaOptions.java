package perilune.rules.sigma;

import java.util.List;
import java.util.Map;

/**
 * What rules are compiled for.
 *
 * @param limits how large a file may be
 * @param placeholders values of {@code %name%} by name; a rule with another placeholder is refused
 */
public record SigmaOptions(SigmaLimits limits, Map<String, List<String>> placeholders) {

  public SigmaOptions {
    placeholders = Map.copyOf(placeholders);
  }

  /** Gives the default limits and no values for placeholders. */
  public static SigmaOptions defaults() {
    return new SigmaOptions(SigmaLimits.defaults(), Map.of());
  }

  /** Gives the same with values for placeholders. */
  public SigmaOptions withPlaceholders(Map<String, List<String>> values) {
    return new SigmaOptions(limits, values);
  }

  /** Gives the same with other limits. */
  public SigmaOptions withLimits(SigmaLimits other) {
    return new SigmaOptions(other, placeholders);
  }
}
