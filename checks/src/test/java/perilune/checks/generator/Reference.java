package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.reference.ReferenceEvaluator;
import perilune.engine.reference.ReferenceSamples;
import perilune.engine.reference.ReferenceScores;
import perilune.engine.reference.ReferenceSequences;
import perilune.engine.reference.ReferenceTerms;
import perilune.engine.reference.ReferenceThresholds;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/** What a rule finds in events that were made, by the reference evaluators. */
final class Reference {

  private final FieldTable table;

  Reference(FieldTable table) {
    this.table = table;
  }

  /** Gives all that one rule finds. */
  List<Streaming.Found> over(RulePlan plan, List<Timed> events) {
    var all = new ArrayList<Event>();
    for (Timed timed : events) {
      Event event = timed.event(table);
      event.header().sequence = all.size() + 1L;
      all.add(event);
    }
    return find(plan.operator(), all).stream()
        .map(found ->
            new Streaming.Found(
                plan.ruleId(),
                found.events().stream().map(event -> event.header().timeNanos).sorted().toList()))
        .toList();
  }

  private static List<ReferenceSequences.Found> find(Operator operator, List<Event> events) {
    return switch (operator) {
      case Operator.Single(var condition) ->
          events.stream()
              .filter(event -> ReferenceEvaluator.holds(condition, event))
              .map(event -> new ReferenceSequences.Found(List.of(), List.of(event)))
              .toList();
      case Operator.Sequence sequence -> new ReferenceSequences(sequence, events).find();
      case Operator.Score score -> new ReferenceScores(score, events).find();
      case Operator.Sample sample -> new ReferenceSamples(sample, events).find();
      case Operator.Threshold threshold -> new ReferenceThresholds(threshold, events).find();
      case Operator.NewTerms terms -> new ReferenceTerms(terms, events).find();
      case Operator.Correlated _, Operator.Table _ -> List.of();
    };
  }
}
