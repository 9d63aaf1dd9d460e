package perilune.rules.plan;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is done to the rows, one stage after the other.
 *
 * <p>Source: Elasticsearch's ES|QL documentation, processing commands.
 */
public sealed interface TableStage {

  /** Keeps the rows for which the expression is true: not those for which it is null. */
  record Where(RowExpression condition) implements TableStage {}

  /** Adds or replaces columns, each after the one before; a later one may use an earlier one. */
  record Eval(List<Assignment> columns) implements TableStage {
    public Eval {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Puts rows with the same values together and computes from each group.
   *
   * <p>Without {@code by} all rows are one group, which exists without rows too. A row with several
   * values of a grouping expression is in the group of each; null is a group of its own.
   *
   * @param aggregations what is computed; may be none, where {@code by} is not
   * @param by what the rows of a group have in common
   * @param inline the rows stay, each with the values of its group added; else a row a group is
   *     left, with the aggregations' columns first and then those of {@code by}
   */
  record Aggregate(List<Aggregation> aggregations, List<Assignment> by, boolean inline)
      implements TableStage {
    public Aggregate {
      aggregations = List.copyOf(aggregations);
      by = List.copyOf(by);
    }
  }

  /**
   * Leaves only these columns, in this order.
   *
   * @param patterns names, {@code *} for any run of characters; where several hold a column, a full
   *     name goes before a pattern, and of those the last one tells its place
   */
  record Keep(List<String> patterns) implements TableStage {
    public Keep {
      patterns = List.copyOf(patterns);
    }
  }

  /** Takes columns away, named as for {@link Keep}. */
  record Drop(List<String> patterns) implements TableStage {
    public Drop {
      patterns = List.copyOf(patterns);
    }
  }

  /** Gives columns other names; one that has the name already goes. */
  record Rename(List<Renaming> renamings) implements TableStage {
    public Rename {
      renamings = List.copyOf(renamings);
    }
  }

  /**
   * A column's old name and its new one.
   *
   * @param from old
   * @param to new
   */
  record Renaming(String from, String to) {}

  /** Orders the rows by the first key, then the next; rows with equal keys stay as they came. */
  record Sort(List<SortKey> keys) implements TableStage {
    public Sort {
      keys = List.copyOf(keys);
    }
  }

  /**
   * What rows are ordered by; of several values the least counts, descending the greatest.
   *
   * @param value what is compared
   * @param descending greatest first
   * @param nullsFirst rows without a value first
   */
  record SortKey(RowExpression value, boolean descending, boolean nullsFirst) {}

  /** Keeps the first rows, 0 or more. */
  record Limit(long most) implements TableStage {}

  /**
   * Splits text at delimiters; adds a text column for each name, null for all where the text does
   * not have the delimiters.
   *
   * @param input the text
   * @param before what the text has to begin with, may be empty
   * @param parts what follows, at least one
   * @param separator what is put between parts of one name
   */
  record Dissect(RowExpression input, String before, List<DissectPart> parts, String separator)
      implements TableStage {
    public Dissect {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of text and what ends it.
   *
   * @param column where it goes; empty to skip it
   * @param appendOrder present where parts of that name are joined: in this order
   * @param padded the delimiter may stand several times
   * @param after delimiter, empty for the rest of the text
   */
  record DissectPart(String column, OptionalInt appendOrder, boolean padded, String after) {}

  /**
   * Takes parts out of text by a regular expression that is sought anywhere in it; adds a column
   * for each capture, null for all where nothing is found.
   *
   * @param input the text; of several the first that holds it
   * @param regex in the syntax of RE2
   * @param captures its capturing groups that are wanted
   */
  record Extract(RowExpression input, String regex, List<Capture> captures) implements TableStage {
    public Extract {
      captures = List.copyOf(captures);
    }
  }

  /**
   * A capturing group.
   *
   * @param group number from 1
   * @param column where it goes; several groups of one column give several values
   * @param type what its text is read as
   */
  record Capture(int group, String column, CaptureType type) {}

  /** What captured text is read as; null where it cannot be. */
  enum CaptureType {
    TEXT,
    WHOLE,
    REAL,
    TRUTH
  }

  /** Makes of a row with several values of the column one row for each value. */
  record MvExpand(String column) implements TableStage {}

  /**
   * Adds columns of another table.
   *
   * @param on columns of the rows that have to equal, in order, columns of the other table
   * @param table the other table, its key columns first
   * @param columns what is added of the other table's columns, and the name it gets
   * @param every a row is repeated for every match, and stays as it is without one; else the values
   *     of several matches become one value with several
   */
  record Lookup(List<String> on, LookupTable table, List<Renaming> columns, boolean every)
      implements TableStage {
    public Lookup {
      on = List.copyOf(on);
      columns = List.copyOf(columns);
    }
  }

  /**
   * A table that does not change while rules run.
   *
   * @param name what people call it
   * @param columns names, keys first
   * @param rows values, as many as columns
   */
  record LookupTable(String name, List<String> columns, List<List<Literal>> rows) {
    public LookupTable {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
