package perilune.engine.index;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A predicate of which the scan of an event's values can tell; whether it is looked for, {@link
 * Leaves} decide. One object for a predicate, equal to no other.
 */
final class Leaf {

  private final String field;
  private final LeafLookups lookups;
  private final int cost;

  /**
   * Makes it.
   *
   * @param field the field that it looks at, or {@link Lookup#ANYWHERE}
   */
  Leaf(String field, LeafLookups lookups) {
    this.field = field;
    this.lookups = lookups;
    long sum = 0;
    for (Lookup lookup : lookups.lookups()) {
      sum += lookup.cost();
    }
    cost = (int) Math.min(sum, Integer.MAX_VALUE);
  }

  String field() {
    return field;
  }

  List<Lookup> lookups() {
    return lookups.lookups();
  }

  /** Says whether one lookup that is found means that a value meets the predicate. */
  boolean settled() {
    return lookups.settled();
  }

  /** Gives how little it says, as {@link Lookup#cost} has it. */
  int cost() {
    return cost;
  }

  /** Says whether a piece is shorter than a whole gram: such stand in values all the time. */
  boolean hasShortPiece() {
    return lookups().stream()
        .anyMatch(lookup ->
            lookup instanceof Lookup.Piece(var _, var text, var _)
                && bytes(text) < GramSearch.LONGEST);
  }

  /** Gives the length of a text as values have it. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
