package perilune.engine.index;

/** Finds the needles of one field in a value. Immutable. */
sealed interface NeedleSearch permits GramSearch, SkippingSearch {

  /** Adds the facts of all needles that stand in the text. */
  void scan(byte[] bytes, int from, int length, FoundFacts into);
}
