package perilune.engine.match;

import perilune.event.Event;

/**
 * An expression that has to become true for some combination of its fields' values. A field without
 * values is null in it. O(combinations), up to a limit.
 */
final class ExpressionTest {

  private final ExpressionNode root;
  private final int[] fields;
  private final int cells;
  private final long maxCombinations;

  ExpressionTest(ExpressionNode root, int[] fields, int cells, long maxCombinations) {
    this.root = root;
    this.fields = fields;
    this.cells = cells;
    this.maxCombinations = maxCombinations;
  }

  boolean test(EventView view) {
    Event event = view.event();
    view.cells.reserve(Math.max(cells, fields.length));
    int[] cursors = view.cells.cursors;
    for (int i = 0; i < fields.length; i++) {
      cursors[i] = event.firstValue(fields[i]);
    }
    for (long n = 0; n < maxCombinations; n++) {
      root.evaluate(view, 0);
      if (view.cells.isTrue(0)) {
        return true;
      }
      if (!next(event, cursors)) {
        return false;
      }
    }
    view.countCut();
    return false;
  }

  /** Goes to the next combination, the first field turning fastest; false after the last. */
  private boolean next(Event event, int[] cursors) {
    for (int i = 0; i < fields.length; i++) {
      int following = cursors[i] == Event.NONE ? Event.NONE : event.nextValue(cursors[i]);
      if (following != Event.NONE) {
        cursors[i] = following;
        return true;
      }
      cursors[i] = event.firstValue(fields[i]);
    }
    return false;
  }
}
