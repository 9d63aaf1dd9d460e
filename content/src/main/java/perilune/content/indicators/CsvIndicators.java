package perilune.content.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import perilune.event.Event;

/**
 * Takes the indicators of a table with a header.
 *
 * <p>A column is a field if its name has a dot ({@code threat.indicator.ip}, {@code @timestamp}); a
 * kind of indicator, such as {@code sha256}, holds values of that kind; {@code type} and {@code
 * value} go together. Other columns are named and left out.
 */
final class CsvIndicators {

  private static final Set<String> TYPE =
      Set.of("type", "indicator_type", "ioc_type", "indicatortype");
  private static final Set<String> VALUE =
      Set.of("value", "indicator", "ioc", "ioc_value", "observable");
  private static final Set<String> TIME =
      Set.of("timestamp", "last_seen", "last_seen_utc", "modified", "date", "first_seen");

  private static final String TIME_FIELD = "@timestamp";

  private final Collected into;
  private List<String> header = List.of();
  private int type = -1;
  private int value = -1;
  private int time = -1;

  CsvIndicators(Collected into) {
    this.into = into;
  }

  void read(String text) {
    var rows = new CsvRows(text);
    for (CsvRows.Outcome next = rows.next(); next != null; next = rows.next()) {
      switch (next) {
        case ROW -> row(rows);
        case STRAY_QUOTE -> into.refuse(place(rows) + "a quote stands inside a value");
        case UNCLOSED_QUOTE -> into.refuse(place(rows) + "a quote is never closed");
      }
    }
  }

  private static String place(CsvRows rows) {
    return "line " + rows.line() + ": ";
  }

  private void row(CsvRows rows) {
    List<String> cells = rows.cells();
    if (header.isEmpty()) {
      header(cells);
    } else if (cells.size() != header.size()) {
      into.refuse(
          place(rows) + cells.size() + " values, and the header has " + header.size() + " columns");
    } else {
      indicator(rows, cells);
    }
  }

  private void header(List<String> cells) {
    header = List.copyOf(cells);
    var unused = new ArrayList<String>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).toLowerCase(Locale.ROOT);
      if (type < 0 && TYPE.contains(name)) {
        type = i;
      } else if (value < 0 && VALUE.contains(name)) {
        value = i;
      } else if (time < 0 && TIME.contains(name)) {
        time = i;
      } else if (!isField(name) && IndicatorKind.of(name, "").isEmpty() && !isHash(name)) {
        unused.add(header.get(i));
      }
    }
    if (!unused.isEmpty()) {
      into.note("columns that are not used: " + String.join(", ", unused));
    }
  }

  private static boolean isField(String name) {
    return name.indexOf('.') > 0 || name.equals(TIME_FIELD);
  }

  /** A column of hashes of any kind. */
  private static boolean isHash(String name) {
    return name.equals("hash") || name.equals("filehash") || name.equals("file_hash");
  }

  private void indicator(CsvRows rows, List<String> cells) {
    Event event = into.blank();
    boolean any = false;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String name = header.get(i);
      if (cell.isEmpty() || i == type) {
        continue;
      }
      if (i == time) {
        put(event, TIME_FIELD, isoTime(cell));
      } else if (isField(name)) {
        put(event, name, cell);
        any |= !name.equals(TIME_FIELD);
      } else {
        String kind = i == value && type >= 0 ? cells.get(type) : name;
        any |= kind(kind, cell, event);
      }
    }
    if (any) {
      into.take(event, rows.line());
    } else {
      String kind = type < 0 ? "" : " of type '" + cells.get(type) + "'";
      into.refuse(place(rows) + "there is no indicator" + kind + " that is known");
    }
  }

  private boolean kind(String name, String cell, Event event) {
    Optional<IndicatorKind> kind = IndicatorKind.of(name, cell);
    kind.ifPresent(known -> fill(event, known, cell, into));
    return kind.isPresent();
  }

  /** Puts a value into all fields of its kind. */
  static void fill(Event event, IndicatorKind kind, String value, Collected into) {
    int type = into.fields().intern("threat.indicator.type");
    if (!event.has(type)) {
      event.put(type, kind.type(value));
    }
    kind.fields().forEach(field -> event.put(into.fields().intern(field), value));
  }

  private void put(Event event, String field, String cell) {
    event.put(into.fields().intern(field), cell);
  }

  /** Feeds write a blank for the T, and leave out the zone, which is UTC. */
  private static String isoTime(String text) {
    String time = text.length() > 10 && text.charAt(10) == ' ' ? text.replace(' ', 'T') : text;
    boolean zoned = time.endsWith("Z") || time.lastIndexOf('+') > 10 || time.lastIndexOf('-') > 10;
    return time.length() > 10 && !zoned ? time + "Z" : time;
  }
}
