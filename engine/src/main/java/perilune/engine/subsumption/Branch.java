package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has to hold at once, and the choices that are left. Owned by one search. */
final class Branch {

  private final Map<String, Set<Fact>> byField = new LinkedHashMap<>();
  private final Set<Fact.Opaque> opaque = new HashSet<>();
  private List<Formula.Any> choices = new ArrayList<>();
  private boolean closed;

  private final Theory theory;

  /** What is known of fields: their types, and what facts about one of them come to. */
  interface Theory {
    FieldFacts.State of(String field, Set<Fact> facts);
  }

  Branch(Theory theory) {
    this.theory = theory;
  }

  private Branch copy() {
    var copy = new Branch(theory);
    byField.forEach((field, facts) -> copy.byField.put(field, new LinkedHashSet<>(facts)));
    copy.opaque.addAll(opaque);
    copy.choices.addAll(choices);
    copy.closed = closed;
    return copy;
  }

  /** Gives this one with something more. */
  Branch with(Formula more) {
    Branch copy = copy();
    copy.add(more);
    return copy;
  }

  boolean isClosed() {
    return closed;
  }

  private void add(Formula formula) {
    if (closed) {
      return;
    }
    switch (formula) {
      case Formula.Leaf(var fact) -> add(fact);
      case Formula.All(var parts) -> parts.forEach(this::add);
      case Formula.Any any -> choices.add(any);
    }
  }

  private void add(Fact fact) {
    switch (fact) {
      case Fact.Some(var field, var _) -> add(field, fact);
      case Fact.Every(var field, var _) -> add(field, fact);
      case Fact.Recorded(var field, var _) -> add(field, fact);
      case Fact.Opaque one -> {
        opaque.add(one);
        closed |= opaque.contains(new Fact.Opaque(one.condition(), !one.holds()));
      }
    }
  }

  private void add(String field, Fact fact) {
    Set<Fact> facts = byField.computeIfAbsent(field, _ -> new LinkedHashSet<>());
    if (facts.add(fact)) {
      closed = theory.of(field, facts) instanceof FieldFacts.State.Closed;
    }
  }

  /** Takes every choice that is none: where but one way is left, that is the way. */
  void settle() {
    boolean changed = true;
    while (changed && !closed) {
      changed = false;
      List<Formula.Any> left = choices;
      choices = new ArrayList<>();
      for (Formula.Any choice : left) {
        if (closed) {
          return;
        }
        changed |= settle(choice);
      }
    }
  }

  private boolean settle(Formula.Any choice) {
    var ways = new ArrayList<Formula>();
    for (Formula way : choice.parts()) {
      if (holdsAlready(way)) {
        return true;
      }
      if (!contradicts(way)) {
        ways.add(way);
      }
    }
    if (ways.isEmpty()) {
      closed = true;
      return true;
    }
    if (ways.size() == 1) {
      add(ways.getFirst());
      return true;
    }
    choices.add(new Formula.Any(ways));
    return ways.size() < choice.parts().size();
  }

  private boolean holdsAlready(Formula way) {
    return switch (way) {
      case Formula.All(var parts) -> parts.stream().allMatch(this::holdsAlready);
      case Formula.Any(var parts) -> parts.stream().anyMatch(this::holdsAlready);
      case Formula.Leaf(Fact.Opaque fact) -> opaque.contains(fact);
      case Formula.Leaf(Fact.Some fact) -> has(fact.field(), fact);
      case Formula.Leaf(Fact.Every fact) -> has(fact.field(), fact);
      case Formula.Leaf(Fact.Recorded fact) -> has(fact.field(), fact);
    };
  }

  private boolean has(String field, Fact fact) {
    return byField.getOrDefault(field, Set.of()).contains(fact);
  }

  private boolean contradicts(Formula way) {
    return switch (way) {
      case Formula.Any(var parts) -> parts.stream().allMatch(this::contradicts);
      case Formula.All _ -> with(way).closed;
      case Formula.Leaf(Fact.Opaque(var condition, var holds)) ->
          opaque.contains(new Fact.Opaque(condition, !holds));
      case Formula.Leaf(Fact.Some fact) -> contradicts(fact.field(), fact);
      case Formula.Leaf(Fact.Every fact) -> contradicts(fact.field(), fact);
      case Formula.Leaf(Fact.Recorded fact) -> contradicts(fact.field(), fact);
    };
  }

  private boolean contradicts(String field, Fact fact) {
    var facts = new LinkedHashSet<>(byField.getOrDefault(field, Set.of()));
    return facts.add(fact) && theory.of(field, facts) instanceof FieldFacts.State.Closed;
  }

  /** Gives the choice with the fewest ways; none where all is settled. */
  Optional<Formula.Any> choice() {
    return choices.stream()
        .reduce((one, other) -> other.parts().size() < one.parts().size() ? other : one);
  }

  /** Gives this one without a choice. */
  Branch without(Formula.Any choice) {
    Branch copy = copy();
    copy.choices.remove(choice);
    return copy;
  }

  /** Gives what each field's facts come to. */
  Map<String, FieldFacts.State> fields() {
    var states = new LinkedHashMap<String, FieldFacts.State>();
    byField.forEach((field, facts) -> states.put(field, theory.of(field, facts)));
    return states;
  }

  boolean hasOpaque() {
    return !opaque.isEmpty();
  }
}
