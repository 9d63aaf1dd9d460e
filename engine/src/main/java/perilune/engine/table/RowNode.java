package perilune.engine.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.ConditionTest;
import perilune.engine.table.row.RowCall;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.event.FieldType;
import perilune.event.RetainedEvent;

/** An expression, ready to be computed of many rows. Owned by one thread. */
abstract sealed class RowNode {

  abstract RowValue evaluate(Row row, Look look);

  /** Always the same. */
  static final class Constant extends RowNode {
    final RowValue value;

    Constant(RowValue value) {
      this.value = value;
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      return value;
    }
  }

  /** A column that a stage made. */
  static final class Made extends RowNode {
    final int slot;

    Made(int slot) {
      this.slot = slot;
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      RowValue value = row.slots[slot];
      return value == null ? RowValues.NULL : value;
    }
  }

  /** A field of the row's event, read when it is first asked for. */
  static final class Field extends RowNode {
    final int slot;
    private final int field;
    private final FieldType type;

    Field(int slot, int field, FieldType type) {
      this.slot = slot;
      this.field = field;
      this.type = type;
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      RowValue known = row.slots[slot];
      if (known != null) {
        return known;
      }
      @Nullable RetainedEvent event = row.event;
      RowValue value = event == null ? RowValues.NULL : look.field(event, field, type);
      row.slots[slot] = value;
      return value;
    }
  }

  /** The id of the row's event: what its record calls so, else what Perilune tells it apart by. */
  static final class EventId extends RowNode {
    private final Field written;

    EventId(Field written) {
      this.written = written;
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      RowValue value = written.evaluate(row, look);
      @Nullable RetainedEvent event = row.event;
      return value.isNull() && event != null ? new RowValue.Text(event.id()) : value;
    }
  }

  /** The time of the row's first event; null where it has none. */
  static final class Time extends RowNode {
    @Override
    RowValue evaluate(Row row, Look look) {
      return row.events.firstTime();
    }
  }

  /** The time of the look. */
  static final class Now extends RowNode {
    @Override
    RowValue evaluate(Row row, Look look) {
      return new RowValue.Moment(look.nowNanos);
    }
  }

  /** A function of all its arguments. */
  static final class Call extends RowNode {
    private final RowCall call;
    private final RowNode[] parts;
    // Filled anew for each row: no function keeps it.
    private final RowValue[] arguments;

    Call(RowCall call, List<RowNode> parts) {
      this.call = call;
      this.parts = parts.toArray(RowNode[]::new);
      this.arguments = new RowValue[parts.size()];
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      for (int i = 0; i < parts.length; i++) {
        arguments[i] = parts[i].evaluate(row, look);
      }
      return call.apply(arguments);
    }
  }

  /** AND and OR: parts behind the deciding one are not computed. */
  static final class Junction extends RowNode {
    private final RowNode[] parts;
    private final boolean deciding;

    Junction(List<RowNode> parts, boolean deciding) {
      this.parts = parts.toArray(RowNode[]::new);
      this.deciding = deciding;
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      boolean unknown = false;
      for (RowNode part : parts) {
        RowValue value = truth(part.evaluate(row, look));
        if (value.isNull()) {
          unknown = true;
        } else if (value.isTrue() == deciding) {
          return value;
        }
      }
      return unknown ? RowValues.NULL : RowValue.of(!deciding);
    }
  }

  /** CASE: values of conditions that do not hold are not computed. */
  static final class Choice extends RowNode {
    private final RowNode[] parts;

    Choice(List<RowNode> parts) {
      this.parts = parts.toArray(RowNode[]::new);
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      int at = 0;
      for (; at + 1 < parts.length; at += 2) {
        if (truth(parts[at].evaluate(row, look)).isTrue()) {
          return parts[at + 1].evaluate(row, look);
        }
      }
      return at < parts.length ? parts[at].evaluate(row, look) : RowValues.NULL;
    }
  }

  /** A condition in the vocabulary of other languages, on the row's event. */
  static final class Fulfils extends RowNode {
    private final ConditionTest test;

    Fulfils(ConditionTest test) {
      this.test = test;
    }

    @Override
    RowValue evaluate(Row row, Look look) {
      @Nullable RetainedEvent event = row.event;
      return RowValue.of(event != null && test.test(look.view(event)));
    }
  }

  /** Gives a truth value, also of text that says true or false; else null. */
  static RowValue truth(RowValue value) {
    return switch (value) {
      case RowValue.Truth truth -> truth;
      case RowValue.Text(var text) when text.equals("true") -> RowValues.TRUE;
      case RowValue.Text(var text) when text.equals("false") -> RowValues.FALSE;
      default -> RowValues.NULL;
    };
  }
}
