package perilune.engine.index;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Matching;

/**
 * Derives from a condition a set of leaves: an event that fulfils the condition has the fact of at
 * least one of them. Empty optional: nothing is known; empty set: no event fulfils it.
 *
 * <p>Of the parts of an All, the cheapest set is enough; of an Any, every part has to give one.
 */
final class Needs {

  /** Cost from which on a set says too little to be looked for besides another. */
  private static final int MOST_COST = 1_000;

  private final Leaves leaves;

  Needs(Leaves leaves) {
    this.leaves = leaves;
  }

  Optional<List<Leaf>> of(Condition condition) {
    return switch (condition) {
      case Condition.Always _ -> Optional.empty();
      case Condition.Never _ -> Optional.of(List.of());
      case Condition.Not(Condition.Not(var part)) -> of(part);
      case Condition.Not _ -> Optional.empty();
      // The index looks at values: it does not know of empty fields.
      case Condition.Recorded _ -> Optional.empty();
      case Condition.Anywhere anywhere -> leaves.of(anywhere).map(List::of);
      case Condition.All(var parts) -> best(parts.stream().map(this::of).toList());
      case Condition.Any(var parts) -> union(parts, this::of);
      case Condition.Test test ->
          test.matching().missing() == Matching.Missing.FALSE
              ? leaves.of(test).map(List::of)
              : Optional.empty();
      case Condition.Holds(var expression) -> of(expression);
    };
  }

  /**
   * Gives a second set, of which a fulfilling event has a fact too, and which asks other fields
   * than the first; nothing where there is none that says much.
   */
  Optional<List<Leaf>> second(Condition condition) {
    if (!(condition instanceof Condition.All(var parts))) {
      return Optional.empty();
    }
    List<List<Leaf>> sets =
        parts.stream()
            .map(this::of)
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingInt(Needs::cost))
            .toList();
    return sets.stream()
        .skip(1)
        .filter(set -> cost(set) < MOST_COST && !shareField(set, sets.getFirst()))
        .findFirst();
  }

  private static boolean shareField(List<Leaf> one, List<Leaf> other) {
    return one.stream().anyMatch(a -> other.stream().anyMatch(b -> a.field().equals(b.field())));
  }

  /** An expression counts only if it is true, so its nulls are as good as false here. */
  private Optional<List<Leaf>> of(Expression expression) {
    return switch (expression) {
      case Expression.Conjunction(var parts) -> best(parts.stream().map(this::of).toList());
      case Expression.Disjunction(var parts) -> union(parts, this::of);
      case Expression.Meets(Expression.FieldValue(var field), var predicate, var matching) ->
          leaves.of(new Condition.Test(field, predicate, matching)).map(List::of);
      case Expression.Constant _,
          Expression.FieldValue _,
          Expression.Call _,
          Expression.Meets _,
          Expression.IsNull _,
          Expression.SameAs _,
          Expression.Ordered _,
          Expression.Negation _ ->
          Optional.empty();
    };
  }

  private static Optional<List<Leaf>> best(List<Optional<List<Leaf>>> options) {
    return options.stream().flatMap(Optional::stream).min(Comparator.comparingInt(Needs::cost));
  }

  private static int cost(List<Leaf> needs) {
    long sum = 0;
    for (Leaf need : needs) {
      sum += need.cost();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  /** Ends at the first part of which nothing is known; there may be thousands. */
  private static <T> Optional<List<Leaf>> union(
      List<T> parts, Function<T, Optional<List<Leaf>>> needs) {
    var all = new LinkedHashSet<Leaf>();
    for (T part : parts) {
      Optional<List<Leaf>> some = needs.apply(part);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(some.get());
    }
    return Optional.of(List.copyOf(all));
  }
}
