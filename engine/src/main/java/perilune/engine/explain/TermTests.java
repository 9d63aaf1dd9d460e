package perilune.engine.explain;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/**
 * The terms of one condition, compiled: how far an event is from fulfilling it, and the answer to
 * every term. Owned by one thread.
 */
final class TermTests {

  /** Distance of a term that fails; what is below it only breaks ties. */
  static final long FAILED = 1L << 20;

  /** An event of another kind is farther away than one with another value. */
  private static final long OTHER_KIND = 16;

  private static final long ABSENT = 1;

  /** A term that can be asked. */
  private sealed interface Node {
    record Group(boolean all, List<Node> parts) implements Node {}

    record Leaf(Term.Leaf term, ConditionTest test, List<Integer> fields) implements Node {}
  }

  private final Node root;
  private final EventView view;

  TermTests(Term term, FieldTable table, long maxCombinations) {
    var compiler = new ConditionCompiler(table, maxCombinations);
    root = compile(term, compiler, table);
    view = new EventView(compiler.size(), table);
  }

  private static Node compile(Term term, ConditionCompiler compiler, FieldTable table) {
    return switch (term) {
      case Term.Group(var all, var parts) -> {
        var nodes = new ArrayList<Node>();
        parts.forEach(part -> nodes.add(compile(part, compiler, table)));
        yield new Node.Group(all, List.copyOf(nodes));
      }
      case Term.Leaf leaf ->
          new Node.Leaf(
              leaf,
              compiler.compile(leaf.condition()),
              leaf.fields().stream().map(table::intern).toList());
    };
  }

  /** Gives 0 where the event fulfils the condition, else how much would have to change. */
  long distance(Event event) {
    view.start(event);
    return distance(root);
  }

  private long distance(Node node) {
    return switch (node) {
      case Node.Group(var all, var parts) -> {
        long sum = 0;
        long least = Long.MAX_VALUE;
        for (Node part : parts) {
          long distance = distance(part);
          sum += distance;
          least = Math.min(least, distance);
        }
        yield all ? sum : parts.isEmpty() ? FAILED : least;
      }
      case Node.Leaf leaf -> holds(leaf) ? 0 : FAILED + tie(leaf);
    };
  }

  private boolean holds(Node.Leaf leaf) {
    return leaf.test().test(view) != leaf.term().negated();
  }

  private long tie(Node.Leaf leaf) {
    long tie = 0;
    for (int field : leaf.fields()) {
      tie += field != FieldTable.FULL && view.event().has(field) ? 0 : ABSENT;
      tie += field == KnownField.EVENT_CATEGORY.id() ? OTHER_KIND : 0;
    }
    return tie;
  }

  /** Gives what an event says to every term. */
  Answer answer(Event event) {
    view.start(event);
    return answer(root);
  }

  private Answer answer(Node node) {
    return switch (node) {
      case Node.Group(var all, var parts) -> {
        List<Answer> answers = parts.stream().map(this::answer).toList();
        boolean holds =
            all
                ? answers.stream().allMatch(Answer::holds)
                : answers.stream().anyMatch(Answer::holds);
        yield new Answer.OfGroup(holds, all, answers);
      }
      case Node.Leaf leaf -> {
        var values = new ArrayList<List<String>>();
        for (int field : leaf.fields()) {
          values.add(field == FieldTable.FULL ? List.of() : view.event().texts(field));
        }
        yield new Answer.OfLeaf(holds(leaf), leaf.term(), values);
      }
    };
  }
}
