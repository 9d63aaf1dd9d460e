package perilune.rules.sigma;

import java.util.List;
import perilune.rules.RuleHeader;
import perilune.rules.parameters.Parameter;
import perilune.rules.plan.Condition;

/**
 * A detection rule as correlations and filters see it.
 *
 * @param header what people are told about it; its id is what the document has for one
 * @param name by which others refer to it, or empty
 * @param source whose events it is meant for
 * @param scope the condition that these fulfil
 * @param meaning what it looks for among them, filters left out
 * @param query what was written
 * @param parameters those that it uses
 */
record SigmaRule(
    RuleHeader header,
    String name,
    LogSource source,
    Condition scope,
    Condition meaning,
    String query,
    List<Parameter> parameters) {

  SigmaRule {
    parameters = List.copyOf(parameters);
  }

  /** Gives the same that looks for something else. */
  SigmaRule with(Condition other) {
    return new SigmaRule(header, name, source, scope, other, query, parameters);
  }

  /** Gives what others can call it, and is never empty. */
  List<String> references() {
    return name.isEmpty() ? List.of(header.id()) : List.of(header.id(), name);
  }
}
