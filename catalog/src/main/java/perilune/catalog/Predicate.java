package perilune.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * One comparison as it stands in a rule, its list kept together.
 *
 * @param field canonical name
 * @param kind how it compares
 * @param values what it compares with, as text, in the order written; none for a test of presence
 * @param role what it is for
 * @param written where and how it was written
 */
public record Predicate(String field, Kind kind, List<String> values, Role role, Origin written) {

  /**
   * Where a predicate stands and how it was written.
   *
   * @param field the field's own name
   * @param operator the language's own sign or word, modifiers too
   * @param stage number of the event or {@code where} in the query, from 0
   * @param contradiction whether it stands in a conjunction that can never hold, for it asks one
   *     field that has one value for two different ones
   */
  public record Origin(String field, String operator, int stage, boolean contradiction) {}

  public Predicate {
    values = List.copyOf(values);
  }

  /** Gives an indicator for every value. */
  public Stream<Indicator> indicators() {
    return values.stream().map(value -> new Indicator(field, kind, value));
  }

  /** Says whether tables count it among what the rule looks for. */
  public boolean isPositive() {
    return role == Role.POSITIVE;
  }
}
