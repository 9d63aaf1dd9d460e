package perilune.content.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import perilune.rules.plan.Literal;
import perilune.rules.plan.TableStage.LookupTable;

/** Gathers the rows of one table, and what was wrong with others. */
final class LookupRows {

  private static final Literal NIL = new Literal.Nil();

  /** Numbers as people write them; codes with leading zeros are none. */
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private static final Pattern REAL = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})\\.[0-9]{1,17}");

  private final int maxRows;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<List<Literal>> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long refused;

  LookupRows(int maxRows) {
    this.maxRows = maxRows;
  }

  /** Gives the number of columns so far. */
  int width() {
    return columns.size();
  }

  /** Takes the names of the columns, which have to differ and to say something. */
  void header(List<String> names) {
    if (names.size() > LookupFile.MAX_COLUMNS) {
      refuse("it has more than " + LookupFile.MAX_COLUMNS + " columns");
    } else if (new LinkedHashSet<>(names).size() < names.size() || names.contains("")) {
      refuse("the first line is no header: names of columns have to differ, and none is empty");
    } else {
      names.forEach(name -> columns.put(name, columns.size()));
    }
  }

  /** Takes a row of texts; an empty one is no value. */
  void texts(List<String> cells, long line) {
    add(
        cells.stream().map(cell -> cell.isEmpty() ? NIL : new Literal.Text(cell)).toList(),
        "line " + line);
  }

  /** Takes a row by the names of its columns; new ones become columns, behind the others. */
  void named(Map<String, Literal> values, String place) {
    for (String name : values.keySet()) {
      if (!columns.containsKey(name) && columns.size() == LookupFile.MAX_COLUMNS) {
        refuse(place + ": more than " + LookupFile.MAX_COLUMNS + " columns");
        return;
      }
      columns.putIfAbsent(name, columns.size());
    }
    add(columns.keySet().stream().map(name -> values.getOrDefault(name, NIL)).toList(), place);
  }

  private void add(List<Literal> row, String place) {
    if (rows.size() >= maxRows) {
      refuse(place + ": more than " + maxRows + " rows");
    } else {
      rows.add(row);
    }
  }

  void refuse(String problem) {
    refused++;
    note(problem);
  }

  void refuse(long more) {
    refused += more;
  }

  void note(String problem) {
    if (problems.size() < IndicatorReport.MAX_NAMED) {
      problems.add(problem);
    }
  }

  /**
   * Reads columns of texts as numbers where each value is one. The first stays text: what is looked
   * up is compared as text.
   */
  void readNumbers() {
    for (int column = 1; column < columns.size(); column++) {
      if (isAll(column, WHOLE)) {
        replace(column, true);
      } else if (isAll(column, Pattern.compile(WHOLE + "|" + REAL))) {
        replace(column, false);
      }
    }
  }

  private boolean isAll(int column, Pattern pattern) {
    boolean any = false;
    for (List<Literal> row : rows) {
      if (row.get(column) instanceof Literal.Text(var text)) {
        any = true;
        if (!pattern.matcher(text).matches()) {
          return false;
        }
      }
    }
    return any;
  }

  private void replace(int column, boolean whole) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get(column) instanceof Literal.Text(var text)) {
        var row = new ArrayList<>(rows.get(i));
        row.set(
            column,
            whole
                ? new Literal.Whole(Long.parseLong(text))
                : new Literal.Real(Double.parseDouble(text)));
        rows.set(i, List.copyOf(row));
      }
    }
  }

  /** Gives the table; rows that came before a column was known have no value in it. */
  LookupTable table(String name) {
    int width = columns.size();
    var all = new ArrayList<List<Literal>>(rows.size());
    for (List<Literal> row : rows) {
      var full = new ArrayList<>(row);
      while (full.size() < width) {
        full.add(NIL);
      }
      all.add(List.copyOf(full));
    }
    return new LookupTable(name, List.copyOf(columns.keySet()), all);
  }

  IndicatorReport report(String file) {
    return new IndicatorReport(file, rows.size(), refused, problems);
  }
}
