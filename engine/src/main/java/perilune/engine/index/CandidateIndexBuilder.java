package perilune.engine.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.engine.match.Fact;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/**
 * Collects what is to be known of an event's values, and what steps need of it, and builds the
 * index from both. Cold path.
 */
public final class CandidateIndexBuilder {

  private final Leaves leaves;
  private final Needs needs;
  // By fact: the steps that need it, each once; as a second need -1 - step.
  private final List<Set<Integer>> stepsByFact = new ArrayList<>();
  private final List<Integer> unindexed = new ArrayList<>();
  private final List<Integer> unseconded = new ArrayList<>();

  /**
   * Makes an empty builder.
   *
   * @param maxBytes bytes of all texts that are looked for; predicates whose texts pass it are
   *     asked without them
   */
  public CandidateIndexBuilder(FieldTable fields, int maxBytes) {
    leaves = new Leaves(fields, maxBytes);
    needs = new Needs(leaves);
  }

  /**
   * Gives what the index will say of a predicate, or nothing: to be asked when all steps are added.
   * What no step needs is looked for only where that is seldom found; it is cheaper to ask the rest
   * of the few events that a step is left for.
   */
  public Optional<Fact> fact(Condition predicate) {
    Optional<Leaf> leaf =
        switch (predicate) {
          case Condition.Test test -> leaves.of(test);
          case Condition.Anywhere anywhere -> leaves.of(anywhere);
          default -> Optional.empty();
        };
    return leaf.filter(found -> leaves.isTaken(found) || !found.hasShortPiece())
        .flatMap(leaves::take);
  }

  /** Adds a step; they come in order of their numbers, from 0. */
  public void add(int step, Condition condition) {
    if (!post(needs.of(condition), step)) {
      unindexed.add(step);
      unseconded.add(step);
    } else if (!post(needs.second(condition), -1 - step)) {
      unseconded.add(step);
    }
  }

  /** Has leaves looked for that name a step; says whether all of them are. */
  private boolean post(Optional<List<Leaf>> need, int step) {
    if (need.isEmpty()) {
      return false;
    }
    List<Optional<Fact>> facts = need.get().stream().map(leaves::take).toList();
    if (facts.stream().anyMatch(Optional::isEmpty)) {
      return false;
    }
    facts.stream().flatMap(Optional::stream).forEach(fact -> post(fact.bit(), step));
    return true;
  }

  private void post(int fact, int step) {
    while (stepsByFact.size() <= fact) {
      stepsByFact.add(new LinkedHashSet<>(1));
    }
    stepsByFact.get(fact).add(step);
  }

  /**
   * Builds the index.
   *
   * @param steps number of steps, all added ones being below it
   */
  public CandidateIndex build(int steps) {
    var posted = new StepsByFact.Builder(leaves.facts());
    for (int fact = 0; fact < stepsByFact.size(); fact++) {
      posted.add(fact, stepsByFact.get(fact).stream().mapToInt(step -> bit(step, steps)).toArray());
    }
    long[] always = new long[2 * CandidateIndex.words(steps)];
    unindexed.forEach(step -> set(always, bit(step, steps)));
    unseconded.forEach(step -> set(always, bit(-1 - step, steps)));
    return new CandidateIndex(leaves, steps, posted.build(), always, unindexed);
  }

  private static void set(long[] bits, int bit) {
    bits[bit >>> 6] |= 1L << bit;
  }

  /** Gives the bit of a step, or of its second need where it is negative. */
  private static int bit(int step, int steps) {
    return step >= 0 ? step : -1 - step + Long.SIZE * CandidateIndex.words(steps);
  }
}
