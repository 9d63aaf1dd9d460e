package perilune.rules.plan;

import java.util.List;

/**
 * Takes the hash of a plan's printed form, which is what the records print of themselves, without
 * making it: of thousands of rules that is many megabytes, each part of which would be copied once
 * for each level that it lies deep. FNV-1a over UTF-16 units.
 */
final class PlanHash {

  private static final long START = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private long hash = START;

  private PlanHash() {}

  static long of(Condition scope, Operator operator) {
    var hash = new PlanHash();
    // A plan for all events keeps the hash that it had before there were scopes.
    if (!(scope instanceof Condition.Always)) {
      hash.add(scope);
      hash.add(" ");
    }
    hash.add(operator);
    return hash.hash;
  }

  private void add(String printed) {
    long now = hash;
    for (int i = 0; i < printed.length(); i++) {
      now = (now ^ printed.charAt(i)) * PRIME;
    }
    hash = now;
  }

  private void add(Operator operator) {
    if (operator instanceof Operator.Single(var condition)) {
      add("Single[condition=");
      add(condition);
      add("]");
      return;
    }
    add(operator.toString());
  }

  private void add(Condition condition) {
    switch (condition) {
      case Condition.All(var parts) -> add("All[parts=", parts);
      case Condition.Any(var parts) -> add("Any[parts=", parts);
      case Condition.Not(var part) -> {
        add("Not[part=");
        add(part);
        add("]");
      }
      case Condition.Test(var field, var predicate, var matching) -> {
        add("Test[field=");
        add(field);
        add(", predicate=");
        add(predicate);
        add(", matching=");
        add(matching);
        add("]");
      }
      case Condition.Always _, Condition.Never _, Condition.Recorded _ -> add(condition.toString());
      case Condition.Anywhere _, Condition.Holds _ -> add(condition.toString());
    }
  }

  private void add(String name, List<Condition> parts) {
    add(name);
    String before = "[";
    for (Condition part : parts) {
      add(before);
      add(part);
      before = ", ";
    }
    add(parts.isEmpty() ? "[]]" : "]]");
  }

  private void add(Predicate predicate) {
    if (predicate instanceof Predicate.Equal(Literal.Text(var value))) {
      add("Equal[literal=Text[value=");
      add(value);
      add("]]");
      return;
    }
    add(predicate.toString());
  }

  private void add(Matching matching) {
    add("Matching[folding=");
    add(matching.folding().name());
    add(", anchoring=");
    add(matching.anchoring().name());
    add(", coercion=");
    add(matching.coercion().name());
    add(", missing=");
    add(matching.missing().name());
    add(", quantifier=");
    add(matching.quantifier().name());
    add("]");
  }
}
