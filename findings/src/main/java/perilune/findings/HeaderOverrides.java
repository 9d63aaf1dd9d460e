package perilune.findings;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import perilune.engine.Match;
import perilune.rules.RuleHeader;
import perilune.rules.RuleTerms.Overrides;
import perilune.rules.Severity;

/**
 * Takes severity, risk score and name of a finding from its events, where the rule says so.
 *
 * <p>Source: Kibana's severity, risk score and rule name overrides.
 */
final class HeaderOverrides {

  /** Longest name, characters: it is a line. */
  private static final int MAX_NAME = 160;

  private static final int MAX_RISK_SCORE = 100;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,18})?");

  private final MatchValues values;

  HeaderOverrides(MatchValues values) {
    this.values = values;
  }

  /** Gives the header as the match makes it; a field without a value changes nothing. */
  RuleHeader applied(RuleHeader header, Match match) {
    Overrides overrides = header.terms().overrides();
    if (overrides.isEmpty()) {
      return header;
    }
    Severity severity =
        overrides.severities().stream()
            .filter(when -> values.of(match, when.field()).contains(when.value()))
            .map(when -> when.severity())
            .max(Comparator.naturalOrder())
            .orElse(header.severity());
    int score =
        overrides.riskScores().stream()
            .flatMap(field -> values.of(match, field).stream())
            .flatMap(value -> score(value).stream())
            .findFirst()
            .orElse(header.riskScore());
    String name =
        overrides.name().isEmpty() ? "" : String.join(", ", values.of(match, overrides.name()));
    return header.as(
        name.isBlank() ? header.name() : Sentence.cut(name, MAX_NAME), severity, score);
  }

  private static Optional<Integer> score(String value) {
    if (!NUMBER.matcher(value).matches() || Double.parseDouble(value) > MAX_RISK_SCORE) {
      return Optional.empty();
    }
    return Optional.of((int) Math.round(Double.parseDouble(value)));
  }
}
