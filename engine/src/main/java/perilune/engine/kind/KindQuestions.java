package perilune.engine.kind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.PlanFields;

/**
 * What conditions ask of kind fields alone, each question once, and the answers for the event at
 * hand: thousands of rules ask a few hundred. Cold path; one thread's.
 */
final class KindQuestions {

  /** The number of what also looks at other fields, or at none. */
  static final int NONE = -1;

  private final KindFields kinds;
  private final ConditionCompiler compiler;
  private final EventView view;
  private final Map<Condition, Integer> numbers = new HashMap<>();
  // Hashing a condition costs more than looking for the object.
  private final IdentityHashMap<Condition, Integer> byObject = new IdentityHashMap<>();
  private final List<ConditionTest> tests = new ArrayList<>();
  // Of the event at hand.
  private final BitSet asked = new BitSet();
  private final BitSet yes = new BitSet();

  KindQuestions(KindFields kinds, FieldTable fields, long maxCombinations) {
    this.kinds = kinds;
    compiler = new ConditionCompiler(fields, maxCombinations);
    view = new EventView(0, fields);
  }

  /** Turns to the kind of an event, which has to stay as it is. */
  void turnTo(Event event) {
    view.start(event);
    asked.clear();
    yes.clear();
  }

  /** Gives the number of a condition without parts, or {@link #NONE}. */
  int number(Condition leaf) {
    return byObject.computeIfAbsent(leaf, this::numberOf);
  }

  private int numberOf(Condition leaf) {
    return isOfKind(leaf) ? numbers.computeIfAbsent(leaf, this::add) : NONE;
  }

  private boolean isOfKind(Condition leaf) {
    return switch (leaf) {
      case Condition.Recorded(var field) -> kinds.has(field);
      case Condition.Test(var field, var _, var _) -> kinds.has(field);
      case Condition.Holds(var expression) -> {
        List<String> fields = PlanFields.of(expression);
        yield !fields.isEmpty() && fields.stream().allMatch(kinds::has);
      }
      case Condition.Always _, Condition.Never _, Condition.Anywhere _ -> false;
      case Condition.Not _, Condition.All _, Condition.Any _ -> false;
    };
  }

  private int add(Condition leaf) {
    tests.add(compiler.compile(leaf));
    view.reserve(compiler.size());
    return tests.size() - 1;
  }

  /** Gives the answer for the event at hand. */
  boolean answer(int number) {
    if (!asked.get(number)) {
      asked.set(number);
      yes.set(number, tests.get(number).test(view));
    }
    return yes.get(number);
  }
}
