package perilune.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.PlanFields;
import perilune.rules.plan.PredicateText;

/**
 * Tells which parts of a condition an event fulfilled, and by which values: the evidence of a
 * finding.
 *
 * <p>Looks only at parts that speak for a match: what a condition excludes is no evidence. Not for
 * the hot path. Keeps what it compiled, as much again as the rules that matched. Owned by one
 * thread.
 */
public final class ConditionExplainer {

  private final FieldTable fields;
  private final Event single;
  // By the condition itself: comparing lists of a hundred thousand values would take long.
  private final IdentityHashMap<Condition, Compiled> compiled = new IdentityHashMap<>();

  /**
   * A part of a condition that an event fulfilled.
   *
   * @param field dotted name
   * @param value the value that fulfilled it
   * @param predicate what was asked, in words
   */
  public record Witness(String field, String value, String predicate) {}

  /** Makes one for events of a table. */
  public ConditionExplainer(FieldTable fields) {
    this.fields = fields;
    this.single = new Event(fields);
  }

  /** Gives the fulfilled parts in the order in which they were written. */
  public List<Witness> explain(Condition condition, Event event) {
    var found = new ArrayList<Witness>();
    explain(condition, event, found);
    return found;
  }

  private void explain(Condition condition, Event event, List<Witness> found) {
    switch (condition) {
      case Condition.Always _, Condition.Never _, Condition.Not _, Condition.Recorded _ -> {}
      case Condition.Anywhere anywhere -> explain(anywhere, event, found);
      case Condition.All(var parts) -> parts.forEach(part -> explain(part, event, found));
      case Condition.Any(var parts) ->
          parts.stream()
              .filter(part -> holds(part, event))
              .forEach(part -> explain(part, event, found));
      case Condition.Test test -> explain(test, event, found);
      case Condition.Holds(var expression) -> explain(expression, event, found);
    }
  }

  /** Names the first value that fulfils the test by itself. */
  private void explain(Condition.Test test, Event event, List<Witness> found) {
    int field = fields.find(test.field());
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      single.clear();
      single.putValue(field, event, v);
      if (holds(test, single)) {
        found.add(
            new Witness(
                test.field(),
                event.valueText(v),
                PredicateText.of(test.predicate(), test.matching())));
        return;
      }
    }
  }

  /** Names the first value of any field that fulfils the test by itself. */
  private void explain(Condition.Anywhere anywhere, Event event, List<Witness> found) {
    for (int i = 0; i < event.fieldCount(); i++) {
      int before = found.size();
      String field = fields.name(event.fieldAt(i));
      if (EventView.isSearched(field)) {
        explain(new Condition.Test(field, anywhere.predicate(), anywhere.matching()), event, found);
      }
      if (found.size() > before) {
        return;
      }
    }
  }

  private void explain(Expression expression, Event event, List<Witness> found) {
    for (String name : PlanFields.of(expression)) {
      String value = String.join(", ", event.texts(fields.find(name)));
      found.add(new Witness(name, value, "a computed condition"));
    }
  }

  private boolean holds(Condition condition, Event event) {
    Compiled known = compiled.get(condition);
    if (known == null) {
      var compiler = new ConditionCompiler(fields, EngineLimits.defaults().maxCombinations());
      var test = compiler.compile(condition);
      known = new Compiled(test, new EventView(compiler.size(), fields));
      compiled.put(condition, known);
    }
    known.view.start(event);
    return known.test.test(known.view);
  }

  private record Compiled(ConditionTest test, EventView view) {}
}
