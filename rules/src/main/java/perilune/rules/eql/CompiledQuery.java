package perilune.rules.eql;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.rules.parameters.Parameter;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Pipe;

/**
 * What a query means.
 *
 * @param operator what it looks for
 * @param pipes what is done to its matches, in order; none unless the options allow pipes
 * @param categories the event categories it names, in order of first use, {@code until} included
 * @param anyCategory whether a part of it looks at events of any category
 * @param canonical the query in canonical form: one spelling for all that differ only in layout,
 *     comments and quoting
 * @param parameters those that it uses, in order of first use
 */
public record CompiledQuery(
    Operator operator,
    List<Pipe> pipes,
    Set<String> categories,
    boolean anyCategory,
    String canonical,
    List<Parameter> parameters) {
  public CompiledQuery {
    pipes = List.copyOf(pipes);
    parameters = List.copyOf(parameters);
    categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
  }
}
