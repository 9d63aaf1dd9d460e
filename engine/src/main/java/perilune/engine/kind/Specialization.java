package perilune.engine.kind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/**
 * Leaves of conditions what an event of one kind can still fulfil or fail: what looks at kind
 * fields only is asked of one event of the kind, and is the same for all. What is left of a
 * condition is made once for the same answers, so that a further kind costs a look-up for each
 * condition. Cold path; one thread's.
 */
public final class Specialization {

  private static final Condition ALWAYS = new Condition.Always();
  private static final Condition NEVER = new Condition.Never();

  private final KindQuestions questions;
  private final IdentityHashMap<Condition, Known> known = new IdentityHashMap<>();

  /** A condition met before: the questions of it, and what was left for which answers. */
  private static final class Known {
    private final int[] questions;
    private final Map<BitSet, Condition> rests = new HashMap<>();

    Known(int[] questions) {
      this.questions = questions;
    }
  }

  /**
   * Makes one that has still to turn to an event.
   *
   * @param maxCombinations as {@link perilune.engine.match.ConditionCompiler} has it
   */
  public Specialization(KindFields kinds, FieldTable fields, long maxCombinations) {
    questions = new KindQuestions(kinds, fields, maxCombinations);
  }

  /** Turns to the kind of an event, which has to stay as it is until the next. */
  public void turnTo(Event event) {
    questions.turnTo(event);
  }

  /**
   * Gives the rest of a condition: always and never stand only at its root, and nothing of it looks
   * at kind fields alone. An event of the kind fulfils the rest if and only if it fulfils the
   * condition. The same condition gives the same object for all kinds of which the same is left.
   */
  public Condition rest(Condition condition) {
    Known met = known.computeIfAbsent(condition, this::met);
    if (met.questions.length == 0) {
      return condition;
    }
    var answers = new BitSet(met.questions.length);
    for (int i = 0; i < met.questions.length; i++) {
      answers.set(i, questions.answer(met.questions[i]));
    }
    return met.rests.computeIfAbsent(answers, _ -> left(condition));
  }

  private Known met(Condition condition) {
    return new Known(asked(condition).distinct().toArray());
  }

  private IntStream asked(Condition condition) {
    return switch (condition) {
      case Condition.Not(var part) -> asked(part);
      case Condition.All(var parts) -> parts.stream().flatMapToInt(this::asked);
      case Condition.Any(var parts) -> parts.stream().flatMapToInt(this::asked);
      default -> IntStream.of(questions.number(condition)).filter(n -> n != KindQuestions.NONE);
    };
  }

  private Condition left(Condition condition) {
    return switch (condition) {
      case Condition.Not(var part) -> not(left(part));
      case Condition.All(var parts) -> joined(parts, ALWAYS, NEVER);
      case Condition.Any(var parts) -> joined(parts, NEVER, ALWAYS);
      default -> {
        int number = questions.number(condition);
        yield number == KindQuestions.NONE ? condition : questions.answer(number) ? ALWAYS : NEVER;
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
      Condition rest = left(part);
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
}
