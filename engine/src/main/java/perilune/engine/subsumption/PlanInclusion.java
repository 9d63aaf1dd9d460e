package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import perilune.engine.explain.RulePart;
import perilune.engine.explain.RuleParts;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/**
 * Whether every match of one rule comes with a match of another, whatever their operators.
 *
 * <p>A rule of one condition matches with every rule of whose events one fulfils it. A sequence
 * matches within every match of a sequence with the same keys whose steps are each as narrow, if it
 * has as much time and nothing ends it: an event that only the wider steps take moves a pending
 * sequence on earlier, or makes it begin later, and neither keeps it from its end. That is so where
 * the order of events is known: of two with one time and no number, neither follows the other. What
 * else keeps state is compared as a whole.
 */
final class PlanInclusion {

  private final Subsumption conditions;

  PlanInclusion(Subsumption conditions) {
    this.conditions = conditions;
  }

  Inclusion of(RulePlan narrow, RulePlan wide) {
    if (narrow.operator().equals(wide.operator()) && narrow.scope().equals(wide.scope())) {
      return new Inclusion.Proven(new TreeSet<>());
    }
    return switch (wide.operator()) {
      case Operator.Single(var condition) -> ofAnyEvent(narrow, wide.inScope(condition));
      case Operator.Sequence sequence -> ofSequence(narrow, wide, sequence);
      case Operator.Sample(var steps, var _) -> ofMany(narrow, steps.size(), "a sample");
      case Operator.Threshold threshold -> ofMany(narrow, threshold.atLeast(), "a threshold");
      case Operator.Score _ -> undecided("it adds up signs");
      case Operator.NewTerms _ -> undecided("it hangs on which terms were there before");
      case Operator.Table _ -> undecided("it works on rows of a table");
      case Operator.Correlated _ -> undecided("it correlates other rules");
    };
  }

  private static Inclusion undecided(String why) {
    return new Inclusion.Undecided(why);
  }

  /** Says whether a match of the narrow rule always has an event that fulfils a condition. */
  private Inclusion ofAnyEvent(RulePlan narrow, Condition wide) {
    if (narrow.operator() instanceof Operator.Single(var condition)) {
      return conditions.of(narrow.inScope(condition), wide);
    }
    if (narrow.operator() instanceof Operator.Table
        || narrow.operator() instanceof Operator.Correlated) {
      return undecided("what the events of a match of the first are is not looked into");
    }
    var examples = new ArrayList<Map<String, List<Object>>>();
    for (RulePart part : RuleParts.of(narrow).parts()) {
      if (part.role() == RulePart.Role.REQUIRED) {
        switch (conditions.of(part.step().condition(), wide)) {
          case Inclusion.Proven proven -> {
            return proven;
          }
          case Inclusion.Refuted(var event) -> examples.addAll(event);
          case Inclusion.Undecided _ -> {}
        }
      }
    }
    if (narrow.operator() instanceof Operator.Sequence sequence
        && examples.size() == sequence.steps().size()) {
      Optional<List<Map<String, List<Object>>>> match =
          new ExampleSequence(conditions, narrow, sequence).of(examples, wide);
      if (match.isPresent()) {
        return new Inclusion.Refuted(match.get());
      }
    }
    return undecided("no event that every match of the first has is proven to fulfil it");
  }

  private Inclusion ofSequence(RulePlan narrow, RulePlan wide, Operator.Sequence sequence) {
    if (!(narrow.operator() instanceof Operator.Sequence inner)) {
      return ofMany(narrow, sequence.steps().size(), "a sequence");
    }
    if (!sequence.missing().isEmpty() || sequence.until().isPresent()) {
      return undecided("missing events, or an end, may keep it from a match");
    }
    if (inner.steps().size() != sequence.steps().size()) {
      return undecided("the sequences have different numbers of steps");
    }
    long wideSpan = sequence.maxSpanNanos().orElse(Long.MAX_VALUE);
    if (inner.maxSpanNanos().orElse(Long.MAX_VALUE) > wideSpan) {
      return undecided("it has less time");
    }
    return ofSteps(scoped(narrow, inner), scoped(wide, sequence));
  }

  private static List<Step> scoped(RulePlan plan, Operator.Sequence sequence) {
    return sequence.steps().stream().map(plan::inScope).toList();
  }

  private Inclusion ofSteps(List<Step> narrow, List<Step> wide) {
    var single = new TreeSet<String>();
    var open = new ArrayList<String>();
    for (int i = 0; i < wide.size(); i++) {
      if (!narrow.get(i).keys().equals(wide.get(i).keys())) {
        return undecided("the sequences are joined by different fields");
      }
      if (conditions.of(narrow.get(i).condition(), wide.get(i).condition())
          instanceof Inclusion.Proven(var fields)) {
        single.addAll(fields);
      } else {
        open.add(Integer.toString(i + 1));
      }
    }
    return open.isEmpty()
        ? new Inclusion.Proven(single)
        : undecided("not proven of step " + String.join(", ", open));
  }

  /** One event is no match of what needs several. */
  private Inclusion ofMany(RulePlan narrow, long events, String what) {
    if (events > 1 && narrow.operator() instanceof Operator.Single(var condition)) {
      return conditions.impossible(narrow.inScope(condition));
    }
    return undecided(what + " is compared with itself only");
  }
}
