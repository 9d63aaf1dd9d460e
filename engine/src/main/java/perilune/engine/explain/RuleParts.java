package perilune.engine.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perilune.engine.explain.RulePart.Role;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/**
 * The parts of a rule, whatever its operator, and in words how they go together: all that listing,
 * coverage and explanation have to know of an operator.
 *
 * @param words such as {@code a sequence of 2 steps within 5m}
 * @param parts numbered as the steps of the engine's signals are
 */
public record RuleParts(String words, List<RulePart> parts) {
  public RuleParts {
    parts = List.copyOf(parts);
  }

  /** Takes a rule apart; its scope is a part of each condition. */
  public static RuleParts of(RulePlan plan) {
    RuleParts bare = ofOperator(plan);
    return new RuleParts(
        bare.words,
        bare.parts.stream()
            .map(part ->
                new RulePart(part.role(), part.title(), plan.inScope(part.step()), part.weight()))
            .toList());
  }

  private static RuleParts ofOperator(RulePlan plan) {
    return switch (plan.operator()) {
      case Operator.Single(var condition) ->
          single("every event that fulfils one condition", new Step(condition, List.of()));
      case Operator.Sequence sequence -> of(sequence);
      case Operator.Score score -> of(score);
      case Operator.Sample(var steps, var _) ->
          new RuleParts(
              "a sample of " + counted(steps.size(), "event") + " in any order",
              numbered(steps, "event"));
      case Operator.Table table ->
          single(
              "rows of events that fulfil a condition, worked on in "
                  + counted(table.stages().size(), "stage"),
              new Step(table.source(), List.of()));
      case Operator.Threshold threshold -> of(threshold);
      case Operator.Correlated(var correlation) -> CorrelationParts.of(correlation);
      case Operator.NewTerms(var step, var history) ->
          single("events with a term that was not there for " + duration(history), step);
    };
  }

  private static RuleParts of(Operator.Threshold threshold) {
    var parts = new ArrayList<RulePart>();
    var words = new StringBuilder(counted(threshold.atLeast(), "event") + " of one group");
    for (Step step : threshold.steps()) {
      if (parts.isEmpty()) {
        parts.add(new RulePart(Role.REQUIRED, "the event", step, 0));
      } else {
        Operator.Cardinality each = threshold.cardinalities().get(parts.size() - 1);
        words.append(", ").append(counted(each.atLeast(), "value")).append(" of ");
        words.append(each.field());
        parts.add(new RulePart(Role.REQUIRED, "different " + each.field(), step, 0));
      }
    }
    words.append(" within ").append(duration(threshold.window().lookBackNanos()));
    return new RuleParts(words.toString(), parts);
  }

  /** Gives the parts of an operator that judges events by one condition. */
  static RuleParts single(String words, Step step) {
    return new RuleParts(words, List.of(new RulePart(Role.REQUIRED, "the event", step, 0)));
  }

  private static List<RulePart> numbered(List<Step> steps, String word) {
    var parts = new ArrayList<RulePart>();
    for (Step step : steps) {
      parts.add(new RulePart(Role.REQUIRED, word + " " + (parts.size() + 1), step, 0));
    }
    return parts;
  }

  private static RuleParts of(Operator.Sequence sequence) {
    List<RulePart> parts = numbered(sequence.steps(), "step");
    for (Operator.Missing missing : sequence.missing()) {
      String place =
          missing.after() == 0
              ? "before step 1"
              : missing.after() == sequence.steps().size()
                  ? "after step " + missing.after()
                  : "between steps " + missing.after() + " and " + (missing.after() + 1);
      parts.add(new RulePart(Role.ABSENT, "missing event " + place, missing.step(), 0));
    }
    sequence.until().ifPresent(step -> parts.add(new RulePart(Role.ENDS, "until", step, 0)));
    String within =
        sequence.maxSpanNanos().isEmpty()
            ? ", however long it takes"
            : " within " + duration(sequence.maxSpanNanos().getAsLong());
    return new RuleParts(
        "a sequence of " + counted(sequence.steps().size(), "step") + within, parts);
  }

  private static RuleParts of(Operator.Score score) {
    var parts = new ArrayList<RulePart>();
    boolean signals = score.parts().stream().anyMatch(Operator.Part::signal);
    parts.add(new RulePart(signals ? Role.COUNTS : Role.REQUIRED, "opening", score.opening(), 0));
    for (Operator.Part part : score.parts()) {
      Role role = part.signal() ? Role.SIGNAL : Role.COUNTS;
      parts.add(new RulePart(role, "sign " + parts.size(), part.step(), part.weight()));
    }
    String words =
        "signs that add up to "
            + score.threshold()
            + " within "
            + duration(score.maxSpanNanos())
            + " of an opening event"
            + (signals ? ", or " + duration(score.signalSpanNanos()) + " of a signal" : "");
    return new RuleParts(words, parts);
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Gives a span as rules write it: {@code 90s}, {@code 5m}, {@code 1.5s}. */
  public static String duration(long nanos) {
    Duration span = Duration.ofNanos(nanos);
    for (char unit : new char[] {'d', 'h', 'm', 's'}) {
      Duration one =
          switch (unit) {
            case 'd' -> Duration.ofDays(1);
            case 'h' -> Duration.ofHours(1);
            case 'm' -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
          };
      if (span.toNanos() % one.toNanos() == 0 && !span.isZero()) {
        return span.toNanos() / one.toNanos() + "" + unit;
      }
    }
    return span.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
