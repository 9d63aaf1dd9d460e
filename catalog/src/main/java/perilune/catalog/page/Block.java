package perilune.catalog.page;

import java.util.List;

/** A piece of a page. Its key names it in JSON; a piece without a key is for people only. */
public sealed interface Block {

  /** A paragraph, whose parts stand beside each other. */
  record Paragraph(String key, List<Cell> parts) implements Block {
    public Paragraph {
      parts = List.copyOf(parts);
    }

    /** Gives a paragraph for people. */
    public static Paragraph of(Cell... parts) {
      return new Paragraph("", List.of(parts));
    }

    /** Gives a paragraph for people, of words only. */
    public static Paragraph of(String text) {
      return of(new Cell.Text(text));
    }
  }

  /** Names with values. */
  record Facts(String key, List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A name with a value. */
  record Fact(String key, String label, Cell value) {}

  /** A long text, line by line, shown on demand. */
  record Raw(String key, String title, String text) implements Block {}

  /** A piece with a heading. */
  record Section(String key, String title, List<Block> blocks) implements Block {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Rows of the same columns.
   *
   * @param caption what the rows are; may be empty
   * @param opens number of the column whose cell opens to what belongs to the row
   * @param rows all, for machines
   * @param shown those that people see, in their order
   */
  record Table(
      String key, String caption, List<Column> columns, int opens, List<Row> rows, List<Row> shown)
      implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      shown = List.copyOf(shown);
    }

    /** Gives a table of which people see all rows. */
    public static Table of(String key, String caption, List<Column> columns, List<Row> rows) {
      return new Table(key, caption, columns, 0, rows, rows);
    }

    /** Gives the same with another column that opens. */
    public Table opening(int column) {
      return new Table(key, caption, columns, column, rows, shown);
    }

    /** Gives the same of which people see other rows. */
    public Table showing(List<Row> other) {
      return new Table(key, caption, columns, opens, rows, other);
    }
  }

  /** A column. */
  record Column(String key, String title) {}

  /**
   * A row.
   *
   * @param id place to link to, unique on the page; empty for none
   * @param cells one for each column
   * @param openings what belongs to the row and is shown on demand
   */
  record Row(String id, List<Cell> cells, List<Opening> openings) {
    public Row {
      cells = List.copyOf(cells);
      openings = List.copyOf(openings);
    }

    /** Gives a row of cells only. */
    public static Row of(Cell... cells) {
      return new Row("", List.of(cells), List.of());
    }
  }

  /**
   * A list that is shown on demand.
   *
   * @param title what the items are
   * @param items the first ones, in order
   * @param total how many there are
   */
  record Opening(String key, String title, List<Cell> items, int total) {
    public Opening {
      items = List.copyOf(items);
    }
  }
}
