package perilune.engine.match;

import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/** Asks one test of values that are no event's. Cold path: compiles each time. */
public final class SingleTest {

  /** More than any test tries: it has no expression. */
  private static final long MAX_COMBINATIONS = 1;

  private final FieldTable fields = new FieldTable();
  private final Event event = new Event(fields);

  /** Says whether a test holds for a field of these values, as text; none: the field is absent. */
  public boolean holds(Condition.Test test, List<String> values) {
    var compiler = new ConditionCompiler(fields, MAX_COMBINATIONS);
    ConditionTest compiled = compiler.compile(test);
    event.clear();
    int field = fields.intern(test.field());
    values.forEach(value -> event.put(field, value));
    var view = new EventView(compiler.size(), fields);
    view.start(event);
    return compiled.test(view);
  }
}
