package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.checks.generator.Made.NearMiss;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Makes events for a rule from its plan. Deterministic.
 *
 * <p>What an operator asks for beyond its conditions stands in a class of its own: {@link
 * SequenceCases}, {@link SampleCases}, {@link ThresholdCases}, {@link TermCases}.
 */
final class CaseMaker {

  /** When made events begin, nanoseconds since 1970. */
  static final long START = 1_750_000_000_000_000_000L;

  private final FieldTable table;

  CaseMaker(FieldTable table) {
    this.table = table;
  }

  /** Gives events for a rule. */
  Made make(Operator operator) {
    var solver = new ConditionSolver(table);
    return switch (operator) {
      case Operator.Single(var condition) -> single(condition, solver);
      case Operator.Sequence sequence -> new SequenceCases(sequence, solver).make();
      case Operator.Sample sample -> new SampleCases(sample, solver).make();
      case Operator.Score _ -> new Made.Unsolved("scores are tested with events of their own");
      case Operator.Threshold threshold -> new ThresholdCases(threshold, solver).make();
      case Operator.NewTerms terms -> new TermCases(terms, solver).make();
      case Operator.Correlated _ ->
          new Made.Unsolved("correlations are tested with events of their own");
      case Operator.Table _ -> new Made.Unsolved("tables are tested with events of their own");
    };
  }

  private static Made single(Condition condition, ConditionSolver solver) {
    Optional<Draft> draft = solver.solve(condition);
    if (draft.isEmpty()) {
      return new Made.Unsolved("no event fulfils the condition");
    }
    var near = new ArrayList<NearMiss>();
    for (var changed : new Changes(solver.judge()).of(condition, draft.get())) {
      near.add(new NearMiss(changed.what(), List.of(new Timed(START, changed.draft()))));
    }
    return near.isEmpty()
        ? new Made.Unsolved("no change of one field breaks the condition")
        : new Made.Cases(
            List.of(
                List.of(new Timed(START, draft.get())),
                List.of(new Timed(START, filled(condition, draft.get(), solver)))),
            near);
  }

  /** Gives an event the fields that it lacks, each with a value that the condition allows. */
  private static Draft filled(Condition condition, Draft sparse, ConditionSolver solver) {
    Draft draft = sparse;
    for (String field : new RulePlan("", new Operator.Single(condition)).fields()) {
      for (Literal value : FieldSolver.any(FieldGoals.none(field))) {
        if (!draft.values(field).isEmpty()) {
          break;
        }
        Draft more = draft.with(field, List.of(value));
        draft = solver.judge().holds(condition, more) ? more : draft;
      }
    }
    return draft;
  }
}
