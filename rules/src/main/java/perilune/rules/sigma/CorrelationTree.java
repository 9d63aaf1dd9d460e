package perilune.rules.sigma;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import perilune.rules.plan.Correlation.Bound;

/**
 * What a correlation says, names not looked up.
 *
 * @param aliases for each alias the field for each rule
 * @param bounds none where the type has a condition of its own
 * @param fields whose values are looked at; several are one value together
 */
record CorrelationTree(
    CorrelationType type,
    List<Yaml.Text> rules,
    Map<String, Map<String, Yaml.Text>> aliases,
    List<Yaml.Text> groupBy,
    long spanNanos,
    List<Bound> bounds,
    List<Yaml.Text> fields,
    OptionalDouble percent,
    boolean generate) {}
