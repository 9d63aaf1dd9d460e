package perilune.rules.eql;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import perilune.rules.plan.Operator;

/**
 * What a query means.
 *
 * @param operator what it looks for
 * @param categories the event categories it names, in order of first use, {@code until} included
 * @param anyCategory whether a part of it looks at events of any category
 * @param canonical the query in canonical form: one spelling for all that differ only in layout,
 *     comments and quoting
 */
public record CompiledQuery(
    Operator operator, Set<String> categories, boolean anyCategory, String canonical) {
  public CompiledQuery {
    categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
  }
}
