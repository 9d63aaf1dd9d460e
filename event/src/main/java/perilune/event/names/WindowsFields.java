package perilune.event.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields the data of Windows events are.
 *
 * <p>All data stand on an event as {@code winlog.event_data.NAME}; those of this table are fields
 * of ECS besides. Immutable.
 */
public final class WindowsFields {

  private static final String TABLE = "windows-fields.txt";

  /** How a field's value comes from the text of the data. */
  public enum Form {
    /** The text as it stands, in every event that has the data. */
    SAME,
    /** The text as it stands, but field or data mean another thing elsewhere. */
    COPY,
    /** A whole number in decimal. */
    DECIMAL,
    /** A whole number in hexadecimal, with {@code 0x}. */
    HEX,
    /** A GUID, in lower case and braces. */
    GUID,
    /** What follows the backslash of {@code DOMAIN\name}, or all of it. */
    ACCOUNT,
    /** What is before the backslash of {@code DOMAIN\name}. */
    DOMAIN,
    /** One of {@code ALGORITHM=value,...}: that with which the field's name ends. */
    HASH,
    /** The text in lower case. */
    LOWER,
    /** A truth value. */
    TRUTH,
    /** A protocol over IP, by name or number. */
    TRANSPORT,
    /** Whether the host began a connection, as a direction. */
    INITIATED,
    /** A direction as the filtering platform numbers it. */
    DIRECTION,
    /** The name of an integrity level, of its label. */
    LEVEL,
    /** Data of the registry, as Sysmon writes them. */
    REGISTRY
  }

  /**
   * One line of the table.
   *
   * @param source who records it: {@code sysmon}, {@code security} and so on
   * @param eventId number of the event, or 0 for any of the source
   * @param name of the data, as the event has it
   * @param field of ECS
   */
  public record Row(String source, int eventId, String name, String field, Form form) {}

  private final List<Row> rows;
  private final Map<String, String> sameText = new HashMap<>();

  private WindowsFields(List<Row> rows) {
    this.rows = List.copyOf(rows);
    Set<String> unlike = new HashSet<>();
    for (Row row : rows) {
      String before = sameText.putIfAbsent(row.name(), row.field());
      if (row.form() != Form.SAME || (before != null && !before.equals(row.field()))) {
        unlike.add(row.name());
      }
    }
    sameText.keySet().removeAll(unlike);
  }

  /** Reads the table that is built in. */
  public static WindowsFields load() {
    return new WindowsFields(
        TableLines.of(WindowsFields.class, TABLE).stream().map(WindowsFields::row).toList());
  }

  private static Row row(String line) {
    List<String> cells = new ArrayList<>(List.of(line.strip().split(" +", -1)));
    String[] origin = cells.get(0).split(":", 2);
    int eventId = origin[1].equals("*") ? 0 : Integer.parseInt(origin[1]);
    Form form = Form.valueOf(cells.get(3).toUpperCase(java.util.Locale.ROOT));
    return new Row(origin[0], eventId, cells.get(1), cells.get(2), form);
  }

  /** Gives all lines, in the order of the table. */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Gives the field that has the text of these data in every event that has them, or nothing where
   * the text differs or means another thing from event to event.
   */
  public Optional<String> sameText(String name) {
    return Optional.ofNullable(sameText.get(name));
  }
}
