package perilune.engine.match;

import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * A computed value. {@code evaluate} writes its result to the register it is given and may use all
 * registers after it.
 */
sealed interface ExpressionNode permits ExpressionNode.Leaf, ExpressionNode.Inner, FunctionNode {

  /** Computes into a register. */
  void evaluate(EventView view, int cell);

  /** What has no part that is computed. */
  sealed interface Leaf extends ExpressionNode {}

  /** What has parts. */
  sealed interface Inner extends ExpressionNode {}

  record TextConstant(String value) implements Leaf {
    @Override
    public void evaluate(EventView view, int cell) {
      view.cells.setText(cell, value);
    }
  }

  record WholeConstant(long value) implements Leaf {
    @Override
    public void evaluate(EventView view, int cell) {
      view.cells.setLong(cell, value);
    }
  }

  record RealConstant(double value) implements Leaf {
    @Override
    public void evaluate(EventView view, int cell) {
      view.cells.setDouble(cell, value);
    }
  }

  record TruthConstant(boolean value) implements Leaf {
    @Override
    public void evaluate(EventView view, int cell) {
      view.cells.setTruth(cell, value);
    }
  }

  record NullConstant() implements Leaf {
    @Override
    public void evaluate(EventView view, int cell) {
      view.cells.setNull(cell);
    }
  }

  /** The field's value in the combination at hand. */
  record FieldValue(int cursor) implements Leaf {
    @Override
    public void evaluate(EventView view, int cell) {
      Cells cells = view.cells;
      Event event = view.event();
      int value = cells.cursors[cursor];
      if (value == Event.NONE) {
        cells.setNull(cell);
        return;
      }
      switch (event.tag(value)) {
        case Tag.TEXT -> {
          int from = event.offset(value);
          int length = event.length(value);
          cells.setText(cell, new String(event.arena(), from, length, StandardCharsets.UTF_8));
        }
        case Tag.LONG -> cells.setLong(cell, event.longValue(value));
        case Tag.DOUBLE -> cells.setDouble(cell, event.doubleValue(value));
        default -> cells.setTruth(cell, event.longValue(value) != 0);
      }
    }
  }

  /** A predicate on a field's value as it lies in the event. */
  record FieldMeets(int cursor, ValueTest test) implements Leaf {
    @Override
    public void evaluate(EventView view, int cell) {
      int value = view.cells.cursors[cursor];
      if (value == Event.NONE) {
        view.cells.setNull(cell);
        return;
      }
      view.cells.setTruth(cell, test.test(view, view.event(), value));
    }
  }

  /** A predicate on a computed value, which becomes a value of a scratch event for it. */
  record Meets(ExpressionNode subject, ValueTest test) implements Inner {
    private static final int FIELD = KnownField.MESSAGE.id();

    @Override
    public void evaluate(EventView view, int cell) {
      Cells cells = view.cells;
      subject.evaluate(view, cell);
      if (cells.isNull(cell)) {
        return;
      }
      Event scratch = view.computed;
      scratch.clear();
      switch (cells.kind(cell)) {
        case Cells.TEXT -> scratch.put(FIELD, cells.textAt(cell));
        case Cells.LONG -> scratch.putLong(FIELD, cells.longAt(cell));
        case Cells.DOUBLE -> scratch.putDouble(FIELD, cells.doubleAt(cell));
        default -> scratch.putBoolean(FIELD, cells.isTrue(cell));
      }
      cells.setTruth(cell, test.test(view, scratch, scratch.firstValue(FIELD)));
    }
  }

  record IsNull(ExpressionNode subject) implements Inner {
    @Override
    public void evaluate(EventView view, int cell) {
      subject.evaluate(view, cell);
      view.cells.setTruth(cell, view.cells.isNull(cell));
    }
  }

  /** Two computed values in a relation; null where one of them is. */
  record Related(Relation relation, ExpressionNode left, ExpressionNode right) implements Inner {
    @Override
    public void evaluate(EventView view, int cell) {
      Cells cells = view.cells;
      left.evaluate(view, cell);
      right.evaluate(view, cell + 1);
      if (cells.isNull(cell) || cells.isNull(cell + 1)) {
        cells.setNull(cell);
        return;
      }
      cells.setTruth(cell, relation.holds(order(view, cell)));
    }

    /**
     * Numbers by size, a text that reads as a number being one beside a number; all else as text.
     */
    private static int order(EventView view, int cell) {
      Cells cells = view.cells;
      boolean oneIsNumber = cells.isNumber(cell) || cells.isNumber(cell + 1);
      if (oneIsNumber && toNumber(view, cell) && toNumber(view, cell + 1)) {
        boolean whole = cells.kind(cell) == Cells.LONG;
        if (cells.kind(cell + 1) == Cells.LONG) {
          view.number.set(cells.longAt(cell + 1));
        } else {
          view.number.set(cells.doubleAt(cell + 1));
        }
        double real = whole ? 0 : cells.doubleAt(cell);
        return NumberValue.compare(whole, whole ? cells.longAt(cell) : 0, real, view.number);
      }
      return cells.textAt(cell).compareTo(cells.textAt(cell + 1));
    }

    private static boolean toNumber(EventView view, int cell) {
      if (view.cells.kind(cell) != Cells.TEXT) {
        return view.cells.isNumber(cell);
      }
      byte[] utf8 = view.cells.textAt(cell).getBytes(StandardCharsets.UTF_8);
      if (!view.number.read(utf8, 0, utf8.length)) {
        return false;
      }
      if (view.number.whole()) {
        view.cells.setLong(cell, view.number.number());
      } else {
        view.cells.setDouble(cell, view.number.real());
      }
      return true;
    }
  }

  record Negation(ExpressionNode part) implements Inner {
    @Override
    public void evaluate(EventView view, int cell) {
      part.evaluate(view, cell);
      Cells cells = view.cells;
      if (!cells.isNull(cell)) {
        cells.setTruth(cell, !cells.isTrue(cell));
      }
    }
  }

  /** Every part, or at least one: SQL's three-valued logic. What is no truth value is null. */
  record Junction(java.util.List<ExpressionNode> parts, boolean all) implements Inner {
    @Override
    public void evaluate(EventView view, int cell) {
      Cells cells = view.cells;
      boolean unknown = false;
      for (ExpressionNode part : parts) {
        part.evaluate(view, cell);
        if (all ? cells.isFalse(cell) : cells.isTrue(cell)) {
          return;
        }
        unknown |= cells.kind(cell) != Cells.TRUTH;
      }
      cells.setTruth(cell, all);
      if (unknown) {
        cells.setNull(cell);
      }
    }
  }
}
