package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.source.Span;

/** What was written, with places. Parentheses are kept only as shape. */
public sealed interface EqlTree {

  /** Gives where it stands. */
  Span span();

  /** A whole query. */
  record Statement(Query query, List<Pipe> pipes, Span span) implements EqlTree {
    public Statement {
      pipes = List.copyOf(pipes);
    }
  }

  /** {@code | head 10}: only head and tail in Elasticsearch; all of Endgame's are read. */
  record Pipe(String name, List<Expr> arguments, Span span) implements EqlTree {
    public Pipe {
      arguments = List.copyOf(arguments);
    }
  }

  /** What the pipes get. */
  sealed interface Query extends EqlTree {

    /** Gives every event filter in it, in source order. */
    default List<EventFilter> filters() {
      return switch (this) {
        case EventFilter filter -> List.of(filter);
        case Linked linked -> {
          var all = new ArrayList<EventFilter>();
          linked.terms().forEach(term -> all.add(term.filter()));
          linked.until().ifPresent(term -> all.add(term.filter()));
          yield List.copyOf(all);
        }
      };
    }
  }

  /** {@code process where …}. */
  record EventFilter(Category category, Expr condition, Span span) implements Query {}

  /** The category before {@code where}; no name for {@code any}. */
  record Category(Optional<String> name, Span span) implements EqlTree {}

  /** What links the events. */
  enum Link {
    SEQUENCE("sequence"),
    SAMPLE("sample"),
    /** Endgame's. */
    JOIN("join");

    private final String keyword;

    Link(String keyword) {
      this.keyword = keyword;
    }

    public String keyword() {
      return keyword;
    }
  }

  /** Several event filters and what links them. */
  record Linked(
      Link link,
      List<Field> keys,
      Optional<MaxSpan> maxSpan,
      List<Term> terms,
      Optional<Term> until,
      Span span)
      implements Query {
    public Linked {
      keys = List.copyOf(keys);
      terms = List.copyOf(terms);
    }
  }

  /** A time with its unit, as written; where it is a parameter's, nothing before that is known. */
  record MaxSpan(long amount, TimeUnit unit, Optional<Parameter> parameter, Span span)
      implements EqlTree {

    static MaxSpan of(Parameter parameter) {
      return new MaxSpan(1, TimeUnit.MILLISECOND, Optional.of(parameter), parameter.span());
    }
  }

  /** {@code [process where …] by key with runs=3}; {@code ![…]} is missing. */
  record Term(boolean missing, EventFilter filter, List<Field> keys, Optional<Runs> runs, Span span)
      implements EqlTree {
    public Term {
      keys = List.copyOf(keys);
    }

    /** Gives how often it stands in the sequence. */
    public long count() {
      return runs.map(Runs::count).orElse(1L);
    }
  }

  /** {@code with runs=3}. */
  record Runs(long count, Span span) implements EqlTree {}

  /** Something with a value. */
  sealed interface Expr extends EqlTree {}

  /** What could not be read; its mistake is reported already. */
  record Invalid(Span span) implements Expr {}

  /** {@code $Name}: stands in the tree as written only; {@link ParameterValues} puts its values. */
  record Parameter(String name, Span span) implements Expr {}

  record TextLiteral(String value, Span span) implements Expr {}

  /** Not negative: a sign is an operator. */
  record WholeLiteral(long value, Span span) implements Expr {}

  record RealLiteral(double value, Span span) implements Expr {}

  record TruthLiteral(boolean value, Span span) implements Expr {}

  record NullLiteral(Span span) implements Expr {}

  /** A field; optional with {@code ?}. */
  record Field(boolean optional, List<Segment> segments, Span span) implements Expr {
    public Field {
      segments = List.copyOf(segments);
    }

    /** Says whether it names the event of a match, as pipes do: {@code events[1].process.name}. */
    public boolean isOfEvent() {
      return segments.size() > 2
          && segments.getFirst().equals(new Name("events"))
          && segments.get(1) instanceof Place
          && segments.get(2) instanceof Name;
    }

    /** Gives the dotted name; places in arrays are left out, but not that of an event. */
    public String name() {
      var name = new StringBuilder();
      if (isOfEvent() && segments.get(1) instanceof Place(long index)) {
        name.append("events[").append(index).append(']');
        segments.stream().skip(2).forEach(segment -> append(segment, name));
        return name.toString();
      }
      segments.forEach(segment -> append(segment, name));
      return name.toString();
    }

    private static void append(Segment segment, StringBuilder name) {
      if (segment instanceof Name(String text)) {
        name.append(name.isEmpty() ? "" : ".").append(text);
      }
    }
  }

  /** A part of a field. */
  sealed interface Segment {}

  /** Between dots. What stood in backticks may hold dots itself. */
  record Name(String text) implements Segment {}

  /** {@code [0]}. */
  record Place(long index) implements Segment {}

  /** A function call; insensitive with {@code ~}. */
  record Call(String name, boolean insensitive, List<Expr> arguments, Span nameSpan, Span span)
      implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Minus(Expr operand, Span span) implements Expr {}

  record Arithmetic(ArithmeticOperator operator, Expr left, Expr right, Span span)
      implements Expr {}

  record Compare(CompareOperator operator, Expr left, Expr right, Span span) implements Expr {}

  /** {@code in}, {@code in~}, {@code not in}. */
  record Membership(Expr subject, boolean negated, boolean insensitive, List<Expr> items, Span span)
      implements Expr {
    public Membership {
      items = List.copyOf(items);
    }
  }

  /** {@code :}, {@code like}, {@code regex} and their insensitive forms, with constants. */
  record Match(Expr subject, MatchOperator operator, List<Expr> patterns, Span span)
      implements Expr {
    public Match {
      patterns = List.copyOf(patterns);
    }
  }

  record Not(Expr operand, Span span) implements Expr {}

  /** Two operands or more, beside each other. */
  record And(List<Expr> operands, Span span) implements Expr {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /** Two operands or more, beside each other. */
  record Or(List<Expr> operands, Span span) implements Expr {
    public Or {
      operands = List.copyOf(operands);
    }
  }
}
