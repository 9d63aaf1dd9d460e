package perilune.rules.plan;

import java.util.List;

/** A test of one value against constants. */
public sealed interface Predicate {

  /** The field has a value at all; {@code field == null} is its negation. */
  record Present() implements Predicate {}

  /**
   * The value is the literal. Anchoring other than WHOLE makes it a prefix, suffix or substring.
   */
  record Equal(Literal literal) implements Predicate {}

  /** The value is one of the literals. */
  record OneOf(List<Literal> literals) implements Predicate {
    public OneOf {
      literals = List.copyOf(literals);
    }
  }

  /** The value matches one of the patterns: {@code *} is any run, {@code ?} is one character. */
  record Like(List<String> patterns) implements Predicate {
    public Like {
      patterns = List.copyOf(patterns);
    }
  }

  /** The value matches one of the regular expressions, in the syntax of RE2. */
  record Regex(List<String> expressions) implements Predicate {
    public Regex {
      expressions = List.copyOf(expressions);
    }
  }

  /** The value stands in an order to the literal. Never EQUAL: that is {@link Equal}. */
  record Compare(Comparison comparison, Literal bound) implements Predicate {}

  /**
   * A part of the date that the value is has this number; the part as it is written, in whatever
   * zone that is. A number is milliseconds since 1970 in UTC. No date has none.
   */
  record Calendar(CalendarPart part, long number) implements Predicate {}

  /** The value is an IP address in one of the networks, in CIDR notation. */
  record InNetwork(List<String> networks) implements Predicate {
    public InNetwork {
      networks = List.copyOf(networks);
    }
  }
}
