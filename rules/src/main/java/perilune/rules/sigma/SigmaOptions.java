package perilune.rules.sigma;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import perilune.rules.parameters.Parameters;

/**
 * What rules are compiled for.
 *
 * @param limits how large a file may be
 * @param placeholders values of {@code %name%} by name; a rule with another placeholder is refused
 * @param parameters what {@code %name%} stands for where no placeholder has the name
 * @param pipelines what changes rules before their fields are resolved, in the order of their
 *     priorities; of equal ones in the order in which they are given
 */
public record SigmaOptions(
    SigmaLimits limits,
    Map<String, List<String>> placeholders,
    Parameters parameters,
    List<Pipeline> pipelines) {

  public SigmaOptions {
    placeholders = Map.copyOf(placeholders);
    pipelines = pipelines.stream().sorted(Comparator.comparingLong(Pipeline::priority)).toList();
  }

  /** Gives the default limits and neither values for placeholders nor parameters or pipelines. */
  public static SigmaOptions defaults() {
    return new SigmaOptions(SigmaLimits.defaults(), Map.of(), Parameters.NONE, List.of());
  }

  /** Gives the same with values for placeholders. */
  public SigmaOptions withPlaceholders(Map<String, List<String>> values) {
    return new SigmaOptions(limits, values, parameters, pipelines);
  }

  /** Gives the same with other limits. */
  public SigmaOptions withLimits(SigmaLimits other) {
    return new SigmaOptions(other, placeholders, parameters, pipelines);
  }

  /** Gives the same with pipelines, in any order. */
  public SigmaOptions withPipelines(List<Pipeline> all) {
    return new SigmaOptions(limits, placeholders, parameters, all);
  }

  /** Gives the same with other parameters. */
  public SigmaOptions with(Parameters others) {
    return new SigmaOptions(limits, placeholders, others, pipelines);
  }
}
