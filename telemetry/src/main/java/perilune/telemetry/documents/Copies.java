package perilune.telemetry.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.names.TableLines;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ecs.DocumentFields;

/** Gives fields the names by which rules know them, beside their own. Owned by one thread. */
final class Copies {

  private record Copy(int name, int field) {}

  private final Map<String, List<Copy>> byDataset = new HashMap<>();

  /** Reads the table; only names that are asked for by name are given. */
  Copies(ReadContext context, DocumentFields fields) {
    for (String line : TableLines.of(Copies.class, "copies.txt")) {
      String[] cells = line.strip().split(" +", -1);
      int name = context.fields().find(cells[1]);
      if (name != FieldTable.FULL && context.demand().wants(name)) {
        byDataset
            .computeIfAbsent(cells[0], _ -> new ArrayList<>())
            .add(new Copy(name, fields.want(cells[2])));
      }
    }
  }

  void fill(String dataset, Event event) {
    List<Copy> copies = byDataset.get(dataset);
    if (copies == null) {
      return;
    }
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      if (event.firstValue(copy.name) == Event.NONE && event.has(copy.field)) {
        event.putAll(copy.name, event, copy.field);
      }
    }
  }
}
