package perilune.engine.table;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.Reading;
import perilune.engine.table.row.RowText;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.rules.plan.TableStage.CaptureType;

/** The stages that look at one row alone. */
final class RowStages {

  private RowStages() {}

  /** Keeps the rows of which it is true. */
  static final class Where extends Stage.OfRow {
    private final RowNode condition;

    Where(RowNode condition) {
      this.condition = condition;
    }

    @Override
    void push(Row row, Look look, RowSink next) {
      if (RowNode.truth(condition.evaluate(row, look)).isTrue()) {
        next.accept(row);
      }
    }
  }

  /** Fills a column. */
  static final class Eval extends Stage.OfRow {
    private final RowNode value;
    private final int slot;

    Eval(RowNode value, int slot) {
      this.value = value;
      this.slot = slot;
    }

    @Override
    void push(Row row, Look look, RowSink next) {
      row.slots[slot] = value.evaluate(row, look);
      next.accept(row);
    }
  }

  /** A row for each value. */
  static final class MvExpand extends Stage.OfRow {
    private final RowNode column;
    private final int slot;

    MvExpand(RowNode column, int slot) {
      this.column = column;
      this.slot = slot;
    }

    @Override
    void push(Row row, Look look, RowSink next) {
      RowValue value = column.evaluate(row, look);
      if (!(value instanceof RowValue.Many(var values))) {
        row.slots[slot] = value;
        next.accept(row);
        return;
      }
      for (int i = 0; i < values.size(); i++) {
        Row one = row.copy(i);
        one.slots[slot] = values.get(i);
        next.accept(one);
      }
    }
  }

  /**
   * A capturing group of a regular expression and where it goes.
   *
   * @param group number from 1
   * @param slot of the column
   * @param type what it is read as
   */
  record Taken(int group, int slot, CaptureType type) {}

  /** Takes parts out of text that a regular expression finds. */
  static final class Extract extends Stage.OfRow {
    private final RowNode input;
    private final Pattern pattern;
    private final List<Taken> taken;

    Extract(RowNode input, Pattern pattern, List<Taken> taken) {
      this.input = input;
      this.pattern = pattern;
      this.taken = List.copyOf(taken);
    }

    @Override
    void push(Row row, Look look, RowSink next) {
      List<RowValue> values = input.evaluate(row, look).each();
      for (Taken capture : taken) {
        row.slots[capture.slot()] = RowValues.NULL;
      }
      for (RowValue value : values) {
        Matcher matcher = pattern.matcher(RowText.of(value));
        if (matcher.find()) {
          taken.forEach(capture -> take(matcher, capture, row));
          break;
        }
      }
      next.accept(row);
    }

    private static void take(Matcher matcher, Taken capture, Row row) {
      @Nullable String text = matcher.group(capture.group());
      RowValue found = text == null ? RowValues.NULL : read(text, capture.type());
      if (found.isNull()) {
        return;
      }
      RowValue known = row.slots[capture.slot()];
      var all = new ArrayList<>(known == null ? List.<RowValue>of() : known.each());
      all.add(found);
      row.slots[capture.slot()] = RowValue.of(all);
    }

    private static RowValue read(String text, CaptureType type) {
      var value = new RowValue.Text(text);
      return switch (type) {
        case TEXT -> value;
        case WHOLE ->
            Reading.number(value) instanceof RowValue.Whole number ? number : RowValues.NULL;
        case REAL -> RowValue.of(Reading.real(value));
        case TRUTH ->
            text.equals("true") || text.equals("false")
                ? RowValue.of(text.equals("true"))
                : RowValues.NULL;
      };
    }
  }
}
