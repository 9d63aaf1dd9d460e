package perilune.engine;

import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;

/** Both stages, one after the other, over events that a test makes. */
final class Run {

  final RuleSet rules;
  final SignalStage signals;
  OperatorStage operators;
  final List<Match> matches = new ArrayList<>();

  Run(RuleSet rules, EngineLimits limits) {
    this.rules = rules;
    signals = new SignalStage(rules, new int[0], limits);
    operators = new OperatorStage(rules, limits);
  }

  static Run of(FieldTable fields, List<perilune.rules.plan.RulePlan> plans) {
    return of(fields, plans, EngineLimits.defaults());
  }

  static Run of(FieldTable fields, List<perilune.rules.plan.RulePlan> plans, EngineLimits limits) {
    Compilation compilation = new RuleCompiler(fields, limits).compile(plans);
    if (!compilation.rejections().isEmpty()) {
      throw new AssertionError(compilation.rejections().toString());
    }
    return new Run(compilation.rules(), limits);
  }

  void accept(Event event) {
    signals.accept(event, operators.signals(matches::add));
  }
}
