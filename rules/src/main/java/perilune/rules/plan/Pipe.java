package perilune.rules.plan;

import java.util.List;

/**
 * What is done to the matches of a query before they are shown, one pipe after the other.
 *
 * <p>A field is the first event's, or {@code events[n].name} of event n, from 0. Behind {@link
 * Count} and {@link UniqueCount} results have {@code count} and {@code percent} too. Sources:
 * Elasticsearch's EQL documentation for head and tail, endgameinc/eql for the others.
 */
public sealed interface Pipe {

  /** The first matches; most of them 0 or more. */
  record Head(long most) implements Pipe {}

  /** The last matches; most of them 0 or more. */
  record Tail(long most) implements Pipe {}

  /** The matches that fulfil a condition. */
  record Filter(Condition condition) implements Pipe {}

  /** Of all matches with the same values the first. */
  record Unique(List<String> fields) implements Pipe {
    public Unique {
      fields = List.copyOf(fields);
    }
  }

  /** All matches, ascending: by the first field, then the next; those without a value first. */
  record Sort(List<String> fields) implements Pipe {
    public Sort {
      fields = List.copyOf(fields);
    }
  }

  /**
   * How many matches have the same values, ascending by that; without fields how many there are.
   */
  record Count(List<String> fields) implements Pipe {
    public Count {
      fields = List.copyOf(fields);
    }
  }

  /** Of all matches with the same values the first, and how many there are. */
  record UniqueCount(List<String> fields) implements Pipe {
    public UniqueCount {
      fields = List.copyOf(fields);
    }
  }

  /** Gives the fields that it looks at, with their events, in order of first use. */
  default List<String> wanted() {
    return switch (this) {
      case Head _, Tail _ -> List.of();
      case Filter(var condition) -> PlanFields.of(condition);
      case Unique(var fields) -> fields;
      case Sort(var fields) -> fields;
      case Count(var fields) -> fields;
      case UniqueCount(var fields) -> fields;
    };
  }
}
