package perilune.engine.kind;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.PlanFields;

/**
 * Leaves of conditions what an event of one kind can still fulfil or fail: what looks at kind
 * fields only is asked of one event of the kind, and is the same for all. Cold path; one thread's.
 */
public final class Specialization {

  private static final Condition ALWAYS = new Condition.Always();
  private static final Condition NEVER = new Condition.Never();

  private final KindFields kinds;
  private final FieldTable fields;
  private final ConditionCompiler compiler;
  private final EventView view;

  /**
   * Makes it for the kind of an event.
   *
   * @param maxCombinations as {@link ConditionCompiler} has it
   */
  public Specialization(KindFields kinds, Event event, long maxCombinations) {
    this.kinds = kinds;
    fields = event.table();
    compiler = new ConditionCompiler(fields, maxCombinations);
    view = new EventView(0, fields);
    view.start(event);
  }

  /**
   * Gives the rest of a condition: always and never stand only at its root, and nothing of it looks
   * at kind fields alone. An event of the kind fulfils the rest if and only if it fulfils the
   * condition.
   */
  public Condition rest(Condition condition) {
    return switch (condition) {
      case Condition.Always _, Condition.Never _, Condition.Anywhere _ -> condition;
      case Condition.Not(var part) -> not(rest(part));
      case Condition.All(var parts) -> joined(parts, ALWAYS, NEVER);
      case Condition.Any(var parts) -> joined(parts, NEVER, ALWAYS);
      case Condition.Recorded(var field) -> kinds.has(field) ? settled(condition) : condition;
      case Condition.Test(var field, var _, var _) ->
          kinds.has(field) ? settled(condition) : condition;
      case Condition.Holds(var expression) -> {
        List<String> asked = PlanFields.of(expression);
        yield !asked.isEmpty() && asked.stream().allMatch(kinds::has)
            ? settled(condition)
            : condition;
      }
    };
  }

  private static Condition not(Condition part) {
    return switch (part) {
      case Condition.Always _ -> NEVER;
      case Condition.Never _ -> ALWAYS;
      default -> new Condition.Not(part);
    };
  }

  /**
   * @param neutral changes nothing as a part
   * @param decisive makes all other parts of no account
   */
  private Condition joined(List<Condition> parts, Condition neutral, Condition decisive) {
    var rests = new ArrayList<Condition>(parts.size());
    for (Condition part : parts) {
      Condition rest = rest(part);
      if (rest.equals(decisive)) {
        return decisive;
      }
      if (!rest.equals(neutral)) {
        rests.add(rest);
      }
    }
    if (rests.size() < 2) {
      return rests.isEmpty() ? neutral : rests.getFirst();
    }
    return neutral instanceof Condition.Always
        ? new Condition.All(rests)
        : new Condition.Any(rests);
  }

  private Condition settled(Condition condition) {
    ConditionTest test = compiler.compile(condition);
    view.reserve(compiler.size());
    return test.test(view) ? ALWAYS : NEVER;
  }
}
