package perilune.engine.table;

import java.util.List;
import perilune.rules.plan.Literal;

/**
 * A column of a result and what it holds.
 *
 * @param column its name
 * @param values none for null, one, or several; dates are ISO 8601 text, addresses text
 */
public record NamedValue(String column, List<Literal> values) {
  public NamedValue {
    values = List.copyOf(values);
  }
}
