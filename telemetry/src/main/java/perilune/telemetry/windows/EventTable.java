package perilune.telemetry.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.event.names.TableLines;
import perilune.event.names.WindowsFields;

/**
 * Who records Windows events, and what they are in ECS: {@code windows-events.txt}, and the table
 * of data names. Immutable.
 */
final class EventTable {

  /** The tables that are built in. */
  static final EventTable BUILT_IN =
      new EventTable(TableLines.of(EventTable.class, "windows-events.txt"), WindowsFields.load());

  /** A name, of a provider or a channel, of a source. */
  record Name(String source, String text) {}

  /** What an event is; texts are UTF-8. */
  record Meaning(List<String> categories, List<String> types, String action) {

    static final Meaning NONE = new Meaning(List.of(), List.of(), "");
  }

  private final List<String> sources = new ArrayList<>();
  private final List<Name> providers = new ArrayList<>();
  private final List<Name> channels = new ArrayList<>();
  private final Map<String, Meaning> meanings = new HashMap<>();
  private final WindowsFields fields;

  private EventTable(List<String> lines, WindowsFields fields) {
    this.fields = fields;
    lines.forEach(this::line);
  }

  private void line(String line) {
    List<String> cells = List.of(line.strip().split(" +", -1));
    switch (cells.get(0)) {
      case "provider" -> name(cells, providers);
      case "channel" -> name(cells, channels);
      default -> {
        var meaning =
            new Meaning(
                List.of(cells.get(1).split(",", -1)),
                List.of(cells.get(2).split(",", -1)),
                blanks(cells.get(3)));
        if (meanings.put(cells.get(0), meaning) != null) {
          throw new IllegalStateException("two lines say what this event is: " + cells.get(0));
        }
      }
    }
  }

  private void name(List<String> cells, List<Name> into) {
    into.add(new Name(cells.get(1), blanks(cells.get(2))));
    if (!sources.contains(cells.get(1))) {
      sources.add(cells.get(1));
    }
  }

  private static String blanks(String cell) {
    return cell.replace('_', ' ');
  }

  /** Gives all sources. */
  List<String> sources() {
    return sources;
  }

  List<Name> providers() {
    return providers;
  }

  List<Name> channels() {
    return channels;
  }

  /** Gives what an event is. */
  Meaning meaning(String source, int eventId) {
    return meanings.getOrDefault(source + ":" + eventId, Meaning.NONE);
  }

  /**
   * Gives the lines for an event, the more exact first: those of its number, those of its source,
   * and for other names those that mean the same in every event.
   */
  List<WindowsFields.Row> rows(String source, int eventId) {
    var rows = new ArrayList<WindowsFields.Row>();
    var named = new java.util.HashSet<String>();
    for (int exact : new int[] {eventId, 0}) {
      for (WindowsFields.Row row : fields.rows()) {
        if (row.source().equals(source) && row.eventId() == exact && !rows.contains(row)) {
          rows.add(row);
          named.add(row.name());
        }
      }
    }
    for (WindowsFields.Row row : fields.rows()) {
      if (fields.sameText(row.name()).isPresent() && named.add(row.name())) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Gives all lines. */
  List<WindowsFields.Row> rows() {
    return fields.rows();
  }
}
