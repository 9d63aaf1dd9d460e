package perilune.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowText;
import perilune.engine.table.row.RowValue;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Literal;

/**
 * The columns of a table's results: those that stages made or kept by name, then those of the
 * event's fields that a pattern keeps, by name. Fields that nobody named stay with the event.
 */
final class RowColumns {

  private final List<String> names;
  private final List<RowNode> nodes;
  private final boolean showsFields;
  private final Predicate<String> isShown;
  private final FieldTable fields;

  RowColumns(
      List<String> names,
      List<RowNode> nodes,
      boolean showsFields,
      Predicate<String> isShown,
      FieldTable fields) {
    this.names = names;
    this.nodes = nodes;
    this.showsFields = showsFields;
    this.isShown = isShown;
    this.fields = fields;
  }

  List<NamedValue> of(Row row, Look look) {
    var all = new ArrayList<NamedValue>();
    for (int i = 0; i < names.size(); i++) {
      all.add(named(names.get(i), nodes.get(i).evaluate(row, look)));
    }
    @Nullable RetainedEvent event = row.event;
    if (showsFields && event != null) {
      shown(event, look).forEach((name, value) -> all.add(named(name, value)));
    }
    return all;
  }

  private Map<String, RowValue> shown(RetainedEvent retained, Look look) {
    var found = new TreeMap<String, RowValue>();
    Event event = look.view(retained).event();
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      String name = fields.name(field);
      if (event.has(field) && !names.contains(name) && isShown.test(name)) {
        FieldType type = fields.type(field);
        found.put(name, look.field(retained, field, type));
      }
    }
    return found;
  }

  private static NamedValue named(String name, RowValue value) {
    return new NamedValue(name, value.each().stream().map(RowColumns::literal).toList());
  }

  private static Literal literal(RowValue value) {
    return switch (value) {
      case RowValue.Truth(var truth) -> new Literal.Truth(truth);
      case RowValue.Whole(var number) -> new Literal.Whole(number);
      case RowValue.Real(var number) -> new Literal.Real(number);
      case RowValue.Text _,
          RowValue.Moment _,
          RowValue.Address _,
          RowValue.Version _,
          RowValue.Point _,
          RowValue.Span _,
          RowValue.Nothing _,
          RowValue.Many _ ->
          new Literal.Text(RowText.of(value));
    };
  }
}
