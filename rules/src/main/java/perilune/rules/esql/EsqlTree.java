package perilune.rules.esql;

import java.util.List;
import java.util.Optional;
import perilune.source.Span;

/** What was written: a query with the place of every part. */
public sealed interface EsqlTree {

  /** Where it stands. */
  Span span();

  /** All commands, the source first. */
  record Query(List<Command> commands, Span span) implements EsqlTree {
    public Query {
      commands = List.copyOf(commands);
    }
  }

  /** What stands between two pipes. */
  sealed interface Command extends EsqlTree {}

  record From(List<Name> patterns, List<Name> metadata, Span span) implements Command {
    public From {
      patterns = List.copyOf(patterns);
      metadata = List.copyOf(metadata);
    }
  }

  record Row(List<Column> columns, Span span) implements Command {
    public Row {
      columns = List.copyOf(columns);
    }
  }

  record Where(Expr condition, Span span) implements Command {}

  record Eval(List<Column> columns, Span span) implements Command {
    public Eval {
      columns = List.copyOf(columns);
    }
  }

  record Stats(List<Column> columns, List<Column> by, boolean inline, Span span)
      implements Command {
    public Stats {
      columns = List.copyOf(columns);
      by = List.copyOf(by);
    }
  }

  /** {@code KEEP} or {@code DROP}. */
  record Choose(boolean keep, List<Name> patterns, Span span) implements Command {
    public Choose {
      patterns = List.copyOf(patterns);
    }
  }

  record Rename(List<Renaming> renamings, Span span) implements Command {
    public Rename {
      renamings = List.copyOf(renamings);
    }
  }

  record Renaming(Name from, Name to, Span span) implements EsqlTree {}

  record Sort(List<SortKey> keys, Span span) implements Command {
    public Sort {
      keys = List.copyOf(keys);
    }
  }

  record SortKey(Expr value, boolean descending, boolean nullsFirst, Span span)
      implements EsqlTree {}

  record Limit(long most, Span span) implements Command {}

  /** {@code DISSECT} or {@code GROK}; the separator is of the first only. */
  record TakeApart(boolean grok, Expr input, Text pattern, String separator, Span span)
      implements Command {}

  record MvExpand(Name column, Span span) implements Command {}

  /**
   * @param on the column that is looked up; without it, the one that is called as the policy's
   * @param columns what is added: its name there, and its new one; all where there is none
   */
  record Enrich(Name policy, Optional<Name> on, List<Renaming> columns, Span span)
      implements Command {
    public Enrich {
      columns = List.copyOf(columns);
    }
  }

  record LookupJoin(Name table, List<Name> on, Span span) implements Command {
    public LookupJoin {
      on = List.copyOf(on);
    }
  }

  /** A command that could not be read, or is not run; reported. */
  record InvalidCommand(Span span) implements Command {}

  /**
   * A column that is given a value.
   *
   * @param name its name; without one written, the text of its value
   * @param only the rows that count, behind an aggregate's {@code WHERE}
   */
  record Column(Name name, Expr value, Optional<Expr> only, Span span) implements EsqlTree {}

  /** A value computed from a row. */
  sealed interface Expr extends EsqlTree {}

  /** What could not be read; reported. */
  record Invalid(Span span) implements Expr {}

  /** A column's name, or a pattern of names. */
  record Name(String text, boolean quoted, Span span) implements Expr {}

  record Text(String value, Span span) implements Expr {}

  record Whole(long value, Span span) implements Expr {}

  record Real(double value, Span span) implements Expr {}

  record Truth(boolean value, Span span) implements Expr {}

  record Nil(Span span) implements Expr {}

  record Duration(int months, long nanos, Span span) implements Expr {}

  /** {@code [1, 2]}. */
  record Several(List<Expr> values, Span span) implements Expr {
    public Several {
      values = List.copyOf(values);
    }
  }

  /**
   * @param name in upper case
   * @param star whether its only argument is a star
   * @param options whether the last argument is a map of options
   */
  record Call(String name, List<Expr> arguments, boolean star, List<Option> options, Span span)
      implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
      options = List.copyOf(options);
    }
  }

  record Option(String name, Expr value, Span span) implements EsqlTree {}

  record Not(Expr operand, Span span) implements Expr {}

  record Minus(Expr operand, Span span) implements Expr {}

  record And(List<Expr> operands, Span span) implements Expr {
    public And {
      operands = List.copyOf(operands);
    }
  }

  record Or(List<Expr> operands, Span span) implements Expr {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /** Arithmetic or a comparison. */
  record Binary(BinaryOperator operator, Expr left, Expr right, Span span) implements Expr {}

  record In(Expr value, List<Expr> others, boolean negated, Span span) implements Expr {
    public In {
      others = List.copyOf(others);
    }
  }

  /** {@code LIKE} or {@code RLIKE}. */
  record Like(Expr value, List<Text> patterns, boolean regex, boolean negated, Span span)
      implements Expr {
    public Like {
      patterns = List.copyOf(patterns);
    }
  }

  record IsNull(Expr value, boolean negated, Span span) implements Expr {}

  /** {@code field : words}. */
  record Match(Name field, Expr words, Span span) implements Expr {}

  /** {@code value::type}; the type in lower case. */
  record Cast(Expr value, String type, Span span) implements Expr {}
}
