package perilune.findings;

import java.util.List;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * What all events of a match have alike: of a match of one event what that has, of a sequence what
 * its events agree on. Source: the common fields of Kibana's alerts for sequences.
 */
final class SharedValues implements MatchValues {

  private final FieldTable fields;

  SharedValues(FieldTable fields) {
    this.fields = fields;
  }

  @Override
  public List<String> of(Match match, String field) {
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
