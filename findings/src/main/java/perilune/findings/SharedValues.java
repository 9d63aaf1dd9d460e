package perilune.findings;

import java.util.List;
import perilune.engine.Match;
import perilune.engine.table.NamedValue;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Literal;

/**
 * What all events of a match have alike: of a match of one event what that has, of a sequence what
 * its events agree on. A match of a rule on rows has the columns of its row first of all, as the
 * alerts of such rules do. Source: the common fields of Kibana's alerts for sequences.
 */
final class SharedValues implements MatchValues {

  private final FieldTable fields;

  SharedValues(FieldTable fields) {
    this.fields = fields;
  }

  @Override
  public List<String> of(Match match, String field) {
    for (NamedValue column : match.row().columns()) {
      if (column.column().equals(field)) {
        return column.values().stream().map(Literal::text).sorted().distinct().toList();
      }
    }
    int id = fields.find(field);
    if (id == FieldTable.FULL) {
      return List.of();
    }
    List<String> shared = values(match.events().getFirst(), id);
    for (RetainedEvent event : match.events()) {
      if (!values(event, id).equals(shared)) {
        return List.of();
      }
    }
    return shared;
  }

  private static List<String> values(RetainedEvent event, int field) {
    return event.texts(field).stream().sorted().distinct().toList();
  }
}
