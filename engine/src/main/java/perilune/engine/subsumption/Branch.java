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

  private final Map<String, Set<Requirement>> byField = new LinkedHashMap<>();
  private final Set<Requirement.Opaque> opaque = new HashSet<>();
  private List<Formula.Any> choices = new ArrayList<>();
  private boolean closed;

  private final Theory theory;

  /** What is known of fields: their types, and what requirements about one of them come to. */
  interface Theory {
    FieldRequirements.State of(String field, Set<Requirement> requirements);
  }

  Branch(Theory theory) {
    this.theory = theory;
  }

  private Branch copy() {
    var copy = new Branch(theory);
    byField.forEach(
        (field, requirements) -> copy.byField.put(field, new LinkedHashSet<>(requirements)));
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
      case Formula.Leaf(var requirement) -> add(requirement);
      case Formula.All(var parts) -> parts.forEach(this::add);
      case Formula.Any any -> choices.add(any);
    }
  }

  private void add(Requirement requirement) {
    switch (requirement) {
      case Requirement.Some(var field, var _) -> add(field, requirement);
      case Requirement.Every(var field, var _) -> add(field, requirement);
      case Requirement.Recorded(var field, var _) -> add(field, requirement);
      case Requirement.Opaque one -> {
        opaque.add(one);
        closed |= opaque.contains(new Requirement.Opaque(one.condition(), !one.holds()));
      }
    }
  }

  private void add(String field, Requirement requirement) {
    Set<Requirement> requirements = byField.computeIfAbsent(field, _ -> new LinkedHashSet<>());
    if (requirements.add(requirement)) {
      closed = theory.of(field, requirements) instanceof FieldRequirements.State.Closed;
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
      case Formula.Leaf(Requirement.Opaque requirement) -> opaque.contains(requirement);
      case Formula.Leaf(Requirement.Some requirement) -> has(requirement.field(), requirement);
      case Formula.Leaf(Requirement.Every requirement) -> has(requirement.field(), requirement);
      case Formula.Leaf(Requirement.Recorded requirement) -> has(requirement.field(), requirement);
    };
  }

  private boolean has(String field, Requirement requirement) {
    return byField.getOrDefault(field, Set.of()).contains(requirement);
  }

  private boolean contradicts(Formula way) {
    return switch (way) {
      case Formula.Any(var parts) -> parts.stream().allMatch(this::contradicts);
      case Formula.All _ -> with(way).closed;
      case Formula.Leaf(Requirement.Opaque(var condition, var holds)) ->
          opaque.contains(new Requirement.Opaque(condition, !holds));
      case Formula.Leaf(Requirement.Some requirement) ->
          contradicts(requirement.field(), requirement);
      case Formula.Leaf(Requirement.Every requirement) ->
          contradicts(requirement.field(), requirement);
      case Formula.Leaf(Requirement.Recorded requirement) ->
          contradicts(requirement.field(), requirement);
    };
  }

  private boolean contradicts(String field, Requirement requirement) {
    var requirements = new LinkedHashSet<>(byField.getOrDefault(field, Set.of()));
    return requirements.add(requirement)
        && theory.of(field, requirements) instanceof FieldRequirements.State.Closed;
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

  /** Gives what each field's requirements come to. */
  Map<String, FieldRequirements.State> fields() {
    var states = new LinkedHashMap<String, FieldRequirements.State>();
    byField.forEach((field, requirements) -> states.put(field, theory.of(field, requirements)));
    return states;
  }

  boolean hasOpaque() {
    return !opaque.isEmpty();
  }
}
