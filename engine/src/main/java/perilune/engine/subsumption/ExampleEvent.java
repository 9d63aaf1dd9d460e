package perilune.engine.subsumption;

import java.util.List;
import java.util.Map;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.engine.match.EventView;
import perilune.engine.match.SingleTest;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/** Asks a compiled condition of events that are made up. */
final class ExampleEvent {

  /** Combinations of values that one expression tries: events that are made up have few. */
  private static final long MAX_COMBINATIONS = 10_000;

  private final FieldTable fields;
  private final ConditionTest test;
  private final EventView view;

  ExampleEvent(FieldTable fields, Condition condition) {
    this.fields = fields;
    var compiler = new ConditionCompiler(fields, MAX_COMBINATIONS);
    test = compiler.compile(condition);
    view = new EventView(compiler.size(), fields);
  }

  /** Says whether an event with these values, and no others, fulfils the condition. */
  boolean fulfils(Map<String, List<Object>> values) {
    var event = new Event(fields);
    values.forEach((name, all) -> {
      int field = fields.intern(name);
      all.forEach(value -> SingleTest.put(event, field, value));
      if (all.isEmpty()) {
        event.putNull(field);
      }
    });
    view.start(event);
    return test.test(view);
  }
}
