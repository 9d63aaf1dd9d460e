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
import perilune.rules.plan.Literal;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
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

  private static final String NAMES_HELP =
      "a signal is named by its rule's file, without folder and ending, and has to be loaded too";

  private final RuleFile.Written rule;
  private final EqlOptions options;
  private final RuleLowering whole;
  private final SignalNames names;

  /** Makes one; the names are those of the rules that its parts may name. */
  ScoreLowering(RuleFile.Written rule, RuleLowering whole, EqlOptions options, SignalNames names) {
    this.rule = rule;
    this.whole = whole;
    this.options = options;
    this.names = names;
  }

  /** Gives the operator, or nothing where the problems say why. */
  Optional<Operator> operator() {
    return rule.score().flatMap(this::lower);
  }

  private Optional<Operator> lower(ScoreTable.Written score) {
    Optional<Step> opening = step(rule.query(), score.by(), score.by().size());
    var parts = new ArrayList<Operator.Part>();
    for (ScoreTable.Part part : score.parts()) {
      query(part)
          .flatMap(query -> step(query, part.by(), score.by().size()))
          .ifPresent(step -> parts.add(new Operator.Part(step, part.weight(), isSignal(step))));
    }
    Optional<Duration> span = named(score.maxSpan()).flatMap(this::span);
    Optional<Duration> signalSpan =
        score.signalSpan().isEmpty() ? span : named(score.signalSpan()).flatMap(this::span);
    if (opening.isEmpty()
        || span.isEmpty()
        || signalSpan.isEmpty()
        || parts.size() < score.parts().size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Operator.Score(
            opening.get(),
            parts,
            score.threshold(),
            span.get().toNanos(),
            Math.max(span.get().toNanos(), signalSpan.get().toNanos())));
  }

  /** Says whether only matches of other rules fulfil a step, named or asked for by their ids. */
  private static boolean isSignal(Step step) {
    List<Condition> required =
        step.condition() instanceof Condition.All(var parts) ? parts : List.of(step.condition());
    return required.stream()
        .anyMatch(one ->
            one instanceof Condition.Test test
                && test.field().equals("event.category")
                && test.predicate() instanceof Predicate.Equal(Literal.Text(var category))
                && category.equals("signal"));
  }

  /** Gives the query of a part; one that names a signal is short for one that asks for its id. */
  private Optional<SourceText> query(ScoreTable.Part part) {
    if (part.signal().isEmpty()) {
      return Optional.of(part.query());
    }
    ScoreTable.Named signal = part.signal().get();
    return switch (names.meaning(signal.name(), rule.query().name())) {
      case SignalNames.Meaning.Id(var id) -> Optional.of(askingFor(id));
      case SignalNames.Meaning.Unknown(var near) -> {
        String help = near.map(name -> "did you mean '" + name + "'?").orElse(NAMES_HELP);
        yield noSignal(signal, "no rule file has the name '" + signal.name() + "'", help);
      }
      case SignalNames.Meaning.Broken(var place) ->
          noSignal(
              signal,
              "the signal '" + signal.name() + "' has errors of its own",
              "mend " + place + ", or leave the part out");
      case SignalNames.Meaning.Several(var places) ->
          noSignal(
              signal,
              "'" + signal.name() + "' is more than one rule",
              "they are in " + String.join(", ", places) + "; ask for one by its id in 'query'");
    };
  }

  private Optional<SourceText> noSignal(ScoreTable.Named signal, String message, String help) {
    whole.report(
        Diagnostic.error(DiagnosticCode.RULE011, whole.file(), signal.place(), message)
            .withHelp(help));
    return Optional.empty();
  }

  private SourceText askingFor(String ruleId) {
    String quoted = ruleId.replace("\\", "\\\\").replace("\"", "\\\"");
    return new SourceText(rule.query().name(), "signal where rule.id == \"" + quoted + "\"", 1);
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
