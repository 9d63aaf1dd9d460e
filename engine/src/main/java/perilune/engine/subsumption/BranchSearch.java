package perilune.engine.subsumption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks the branches of a formula until one gives an event that fulfils it, or all are seen. One
 * search, one object.
 */
final class BranchSearch {

  /** Branches that one search looks at, count. */
  private static final int MAX_BRANCHES = 2_000;

  /** Open branches of which an event is made, count. */
  private static final int MAX_EVENTS = 32;

  /** A field that a search in all fields looks at. */
  private static final String ANY_FIELD = "message";

  private final Predicate<Map<String, List<Object>>> fulfils;
  private int branches;
  private int events;
  private String why = "";

  /** Makes one that asks of each event whether it fulfils the formula indeed. */
  BranchSearch(Predicate<Map<String, List<Object>>> fulfils) {
    this.fulfils = fulfils;
  }

  /**
   * What came of a search.
   *
   * @param event one that fulfils the formula, if one was found
   * @param why no proof that there is none: words, or empty where it is proven
   */
  record Found(Optional<Map<String, List<Object>>> event, String why) {}

  Found search(Branch root) {
    Optional<Map<String, List<Object>>> event = walk(root);
    return new Found(event, why);
  }

  private Optional<Map<String, List<Object>>> walk(Branch branch) {
    branch.settle();
    if (branch.isClosed()) {
      return Optional.empty();
    }
    if (++branches > MAX_BRANCHES || events > MAX_EVENTS) {
      open("there are more alternatives than are tried");
      return Optional.empty();
    }
    Optional<Formula.Any> choice = branch.choice();
    if (choice.isEmpty()) {
      return event(branch);
    }
    Branch rest = branch.without(choice.get());
    for (Formula way : choice.get().parts()) {
      Optional<Map<String, List<Object>>> found = walk(rest.with(way));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private void open(String reason) {
    if (why.isEmpty()) {
      why = reason;
    }
  }

  private Optional<Map<String, List<Object>>> event(Branch branch) {
    events++;
    var event = new LinkedHashMap<String, List<Object>>();
    String unknown = "";
    for (var entry : branch.fields().entrySet()) {
      String field = entry.getKey().equals(Requirement.ANYWHERE) ? ANY_FIELD : entry.getKey();
      switch (entry.getValue()) {
        case FieldRequirements.State.Values(var values, var recorded) -> {
          if (recorded) {
            event.put(field, values);
          }
        }
        case FieldRequirements.State.Open(var reason) -> unknown = field + ": " + reason;
        case FieldRequirements.State.Closed _ -> {}
      }
    }
    if (unknown.isEmpty() && fulfils.test(event)) {
      return Optional.of(event);
    }
    open(
        !unknown.isEmpty()
            ? unknown
            : branch.hasOpaque()
                ? "an expression over fields is not looked into"
                : "no example was found, and no proof that there is none");
    return Optional.empty();
  }
}
