package perilune.checks.generator;

import java.util.HashMap;
import java.util.Map;
import perilune.engine.EngineLimits;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/** Asks the engine's own test of a condition. Conditions are compiled once. */
final class Judge {

  private final FieldTable table;
  private final ConditionCompiler compiler;
  private final Map<Condition, ConditionTest> tests = new HashMap<>();
  private final Event event;
  private EventView view;
  private int size;

  Judge(FieldTable table) {
    this.table = table;
    compiler = new ConditionCompiler(table, EngineLimits.defaults().maxCombinations());
    event = new Event(table);
    view = new EventView(0, table);
  }

  /** Says whether an event fulfils a condition. */
  boolean holds(Condition condition, Draft draft) {
    ConditionTest test = tests.computeIfAbsent(condition, compiler::compile);
    if (compiler.size() > size) {
      size = compiler.size() * 2;
      view = new EventView(size, table);
    }
    event.clear();
    draft.fill(event);
    view.start(event);
    return test.test(view);
  }
}
