package perilune.engine.explain;

import java.util.List;

/** A term, and what one event says to it. */
public sealed interface Answer {

  /** Says whether the event fulfils it. */
  boolean holds();

  /** What it says to a group. */
  record OfGroup(boolean holds, boolean all, List<Answer> parts) implements Answer {
    public OfGroup {
      parts = List.copyOf(parts);
    }
  }

  /**
   * What it says to a question.
   *
   * @param leaf the question
   * @param values for each of its fields the event's values, as text; none: the field is absent
   */
  record OfLeaf(boolean holds, Term.Leaf leaf, List<List<String>> values) implements Answer {
    public OfLeaf {
      values = List.copyOf(values);
    }
  }
}
