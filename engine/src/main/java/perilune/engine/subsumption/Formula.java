package perilune.engine.subsumption;

import java.util.List;

/** Facts put together without negation. */
sealed interface Formula {

  /** Holds always: nothing is asked. */
  Formula ALWAYS = new All(List.of());

  /** Holds never: there is no way. */
  Formula NEVER = new Any(List.of());

  /** One requirement. */
  record Leaf(Requirement requirement) implements Formula {}

  /** Every part. */
  record All(List<Formula> parts) implements Formula {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part. */
  record Any(List<Formula> parts) implements Formula {
    public Any {
      parts = List.copyOf(parts);
    }
  }
}
