package perilune.rules.convert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import perilune.rules.Rule;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/** Converts rules between languages. Stateless. */
public final class Conversion {

  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private Conversion() {}

  /** Gives a rule as a rule file with a query in EQL. O(length of the rule). */
  public static Converted toEql(Rule rule) {
    var losses = new Losses();
    Optional<Condition> condition = single(rule, losses);
    if (condition.isEmpty()) {
      return new Converted(Optional.empty(), losses.inOrder());
    }
    String query = new EqlWriter(losses).query(rule.plan().scope(), condition.get());
    return done(EqlFile.write(rule, query, losses.inOrder()), losses);
  }

  /** Gives a rule as a Sigma file. O(length of the rule). */
  public static Converted toSigma(Rule rule) {
    var losses = new Losses();
    Optional<Condition> condition = single(rule, losses);
    if (condition.isEmpty()) {
      return new Converted(Optional.empty(), losses.inOrder());
    }
    Condition whole = rule.plan().inScope(condition.get());
    LogSourceChoice source = LogSourceChoice.of(whole, losses);
    String detection = new SigmaWriter(losses).detection(whole);
    return done(SigmaRuleText.write(rule, source, detection, losses.inOrder()), losses);
  }

  private static Converted done(String text, Losses losses) {
    return new Converted(
        losses.isUnsayable() ? Optional.empty() : Optional.of(text), losses.inOrder());
  }

  /** Gives the condition of a rule on single events; of others it names what would be lost. */
  private static Optional<Condition> single(Rule rule, Losses losses) {
    switch (rule.plan().operator()) {
      case Operator.Single(var condition) -> {
        return Optional.of(condition);
      }
      case Operator.Sequence sequence -> sequence(sequence, losses);
      case Operator.Sample(var steps, var _) -> {
        losses.unsayable("a sample of " + steps.size() + " events is no condition on one event");
        keys(steps, losses);
      }
      case Operator.Score _ -> losses.unsayable("a score adds up several events");
      case Operator.Threshold _ -> losses.unsayable("a threshold counts events");
      case Operator.NewTerms _ -> losses.unsayable("new terms remember earlier events");
      case Operator.Correlated _ -> losses.unsayable("a correlation looks at several events");
      case Operator.Table _ -> losses.unsayable("a query on rows gives rows, not events");
    }
    return Optional.empty();
  }

  private static void sequence(Operator.Sequence sequence, Losses losses) {
    int steps = sequence.steps().size();
    losses.unsayable("the order of " + steps + " events: a sequence is no condition on one event");
    keys(sequence.steps(), losses);
    sequence
        .maxSpanNanos()
        .ifPresent(span -> losses.unsayable("the time between them: maxspan of " + seconds(span)));
    if (sequence.until().isPresent()) {
      losses.unsayable("the event that ends it: until");
    }
    if (!sequence.missing().isEmpty()) {
      losses.unsayable("the events that must be missing: " + sequence.missing().size());
    }
  }

  private static String seconds(long nanos) {
    return nanos % NANOS_A_SECOND == 0 ? nanos / NANOS_A_SECOND + " s" : nanos + " ns";
  }

  private static void keys(List<Step> steps, Losses losses) {
    if (!steps.getFirst().keys().isEmpty()) {
      String keys =
          steps.stream()
              .map(step ->
                  step.keys().stream().map(JoinKey::field).collect(Collectors.joining(", ")))
              .distinct()
              .collect(Collectors.joining("; then "));
      losses.unsayable("what joins them: by " + keys);
    }
  }
}
