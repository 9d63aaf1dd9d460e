package perilune.cli.output;

import perilune.engine.table.NamedValue;
import perilune.engine.table.ResultRow;
import perilune.rules.plan.Literal;
import perilune.telemetry.json.JsonLines;

/**
 * Writes the row of a query or a finding on rows: its columns in order, several values as an array.
 */
public final class RowJson {

  private RowJson() {}

  /** Writes {@code "row"}, and how many events it is made of; nothing of other queries. */
  public static void write(ResultRow row, JsonLines lines) {
    if (row.equals(ResultRow.NONE)) {
      return;
    }
    lines.object("row");
    row.columns().forEach(column -> write(column, lines));
    lines.endObject().number("event_count", row.events());
  }

  private static void write(NamedValue column, JsonLines lines) {
    switch (column.values().size()) {
      case 0 -> lines.none(column.column());
      case 1 -> write(column.column(), column.values().getFirst(), lines);
      default -> {
        lines.array(column.column());
        column.values().forEach(value -> element(value, lines));
        lines.endArray();
      }
    }
  }

  private static void write(String name, Literal value, JsonLines lines) {
    switch (value) {
      case Literal.Text(var text) -> lines.text(name, text);
      case Literal.Whole(var number) -> lines.number(name, number);
      case Literal.Real(var number) -> lines.real(name, number);
      case Literal.Truth(var truth) -> lines.truth(name, truth);
      case Literal.Nil() -> lines.none(name);
    }
  }

  private static void element(Literal value, JsonLines lines) {
    switch (value) {
      case Literal.Text(var text) -> lines.element(text);
      case Literal.Whole(var number) -> lines.element(number);
      case Literal.Real(var number) -> lines.element(number);
      case Literal.Truth(var truth) -> lines.element(truth);
      case Literal.Nil() -> lines.element("null");
    }
  }
}
