package perilune.catalog.predicates;

import java.util.List;

/** A condition of a language that is read for its predicates only. */
sealed interface Clause {

  /** All hold. */
  record All(List<Clause> parts) implements Clause {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One holds. */
  record Any(List<Clause> parts) implements Clause {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  record Not(Clause part) implements Clause {}

  /** A field is compared. */
  record Test(String field, String operator, ValueShape shape) implements Clause {}

  /** Something that compares no bare field with constants: it counts for nothing. */
  record Other() implements Clause {}

  /** Gives all of some parts; the part itself where there is one. */
  static Clause all(List<Clause> parts) {
    return parts.size() == 1 ? parts.getFirst() : new All(parts);
  }

  /** Gives one of some parts; the part itself where there is one. */
  static Clause any(List<Clause> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Any(parts);
  }

  /** Adds the predicates of a condition that stands somewhere. */
  static void walk(Clause clause, Standing standing, PredicateList found) {
    switch (clause) {
      case All all -> all.parts().forEach(part -> walk(part, standing, found));
      case Any any -> any.parts().forEach(part -> walk(part, standing.belowOr(), found));
      case Not(Not(var inner)) -> walk(inner, standing, found);
      case Not not -> walk(not.part(), standing.belowNot(), found);
      case Test test -> found.add(test.field(), test.operator(), test.shape(), standing);
      case Other _ -> {}
    }
  }
}
