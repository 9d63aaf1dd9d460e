package perilune.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.rules.eql.EqlOptions;
import perilune.rules.parameters.Parameter;
import perilune.rules.parameters.ParameterType;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/** Makes the operator of a rule of type {@code score}: its query opens, its parts count. */
final class ScoreLowering {

  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,8})(ms|s|m|h|d)");

  /** Longer spans would only grow state. */
  private static final Duration MAX_SPAN = Duration.ofDays(366);

  private final RuleFile.Written rule;
  private final EqlOptions options;
  private final RuleLowering whole;

  ScoreLowering(RuleFile.Written rule, RuleLowering whole, EqlOptions options) {
    this.rule = rule;
    this.whole = whole;
    this.options = options;
  }

  /** Gives the operator, or nothing where the problems say why. */
  Optional<Operator> operator() {
    return rule.score().flatMap(this::lower);
  }

  private Optional<Operator> lower(ScoreTable.Written score) {
    Optional<Step> opening = step(rule.query(), score.by(), score.by().size());
    var parts = new ArrayList<Operator.Part>();
    for (ScoreTable.Part part : score.parts()) {
      step(part.query(), part.by(), score.by().size())
          .ifPresent(step -> parts.add(new Operator.Part(step, part.weight())));
    }
    Optional<Duration> span = named(score.maxSpan()).flatMap(this::span);
    if (opening.isEmpty() || span.isEmpty() || parts.size() < score.parts().size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Operator.Score(opening.get(), parts, score.threshold(), span.get().toNanos()));
  }

  private Optional<Step> step(SourceText query, List<String> by, int keys) {
    if (by.size() != keys) {
      problem(query, "the part joins by " + by.size() + " fields, the rule by " + keys);
      return Optional.empty();
    }
    Optional<Operator> operator = whole.eql(query, options);
    if (operator.isPresent() && operator.get() instanceof Operator.Single(Condition condition)) {
      List<JoinKey> joined = by.stream().map(field -> new JoinKey(field, false)).toList();
      return Optional.of(new Step(condition, joined));
    }
    operator.ifPresent(_ -> problem(query, "a score adds up single events, not sequences"));
    return Optional.empty();
  }

  /** Gives the time as it is written, or that of the parameter that is named there. */
  private Optional<String> named(String text) {
    if (!text.startsWith("$")) {
      return Optional.of(text);
    }
    Optional<Parameter> found = whole.parameter(text.substring(1));
    if (found.isEmpty() || found.get().type() != ParameterType.DURATION) {
      problem(
          rule.query(),
          found.isEmpty()
              ? "there is no parameter '" + text.substring(1) + "' for the score's maxspan"
              : "'" + text + "' is of type " + found.get().type().word() + ", and no duration");
      return Optional.empty();
    }
    return Optional.of(found.get().values().getFirst());
  }

  private Optional<Duration> span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      problem(rule.query(), "'" + text + "' is no time that a score can be open");
      return Optional.empty();
    }
    long amount = Long.parseLong(span.group(1));
    Duration duration =
        switch (span.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    if (duration.compareTo(MAX_SPAN) > 0) {
      problem(rule.query(), "'" + text + "' is longer than a year");
      return Optional.empty();
    }
    return Optional.of(duration);
  }

  private void problem(SourceText place, String message) {
    whole.report(
        Diagnostic.error(DiagnosticCode.RULE010, place, new Span(0, 0), message)
            .withHelp("see 'Rules that add up signals' in docs/rules/writing.md"));
  }
}
