package perilune.cli.catalog;

import java.util.List;

/**
 * A table with its title, before it is known in what form it is printed.
 *
 * @param title one line
 * @param notes lines above the table
 * @param columns names of the columns
 * @param rows cells, as they come from rules: whoever prints makes them safe
 */
public record Section(
    String title, List<String> notes, List<String> columns, List<List<String>> rows) {

  /** Makes one without notes. */
  Section(String title, List<String> columns, List<List<String>> rows) {
    this(title, List.of(), columns, rows);
  }

  public Section {
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
