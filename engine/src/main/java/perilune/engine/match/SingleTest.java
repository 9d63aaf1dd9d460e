package perilune.engine.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** Asks one test of values that are no event's. Cold path; owned by one thread. */
public final class SingleTest {

  /** More than any test tries: it has no expression. */
  private static final long MAX_COMBINATIONS = 1;

  private static final String VALUE = "value";

  private record Asked(Predicate predicate, Matching matching, FieldType type) {}

  private final Map<Asked, ValueTest> compiled = new HashMap<>();
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

  /**
   * Says whether one value meets a predicate that {@link ConditionChecker} has passed.
   *
   * @param type of the field that has it
   * @param value a text, long, double or boolean
   */
  public boolean meets(Predicate predicate, Matching matching, FieldType type, Object value) {
    ValueTest test =
        compiled.computeIfAbsent(
            new Asked(predicate, matching, type),
            asked -> ValueTestCompiler.compile(asked.predicate, asked.matching, asked.type));
    event.clear();
    int field = fields.intern(VALUE);
    put(event, field, value);
    return test.test(new EventView(0, fields), event, event.firstValue(field));
  }

  /** Puts a value into an event: a text, long, double or boolean. */
  public static void put(Event event, int field, Object value) {
    switch (value) {
      case Long number -> event.putLong(field, number);
      case Double number -> event.putDouble(field, number);
      case Boolean truth -> event.putBoolean(field, truth);
      default -> event.put(field, value.toString());
    }
  }
}
