package perilune.content;

import java.util.List;
import java.util.Optional;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Operator;
import perilune.rules.sigma.Sigma;

/** What a tree of rules has to know of Sigma files. */
final class SigmaFiles {

  private static final List<String> DEPRECATED = List.of("deprecated", "unsupported");

  private SigmaFiles() {}

  /** Says by its name whether a file is one. */
  static boolean isOne(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /** Gives what a document says of itself. */
  static RuleFacts facts(RuleHeader header, Optional<Rule> rule) {
    return new RuleFacts(
        header.place(),
        header.id(),
        header.name(),
        rule.isEmpty() || rule.get().plan().operator() instanceof Operator.Single
            ? "detection"
            : "correlation",
        Sigma.LANGUAGE,
        header.severity().word(),
        header.techniques(),
        header.tags(),
        List.of(),
        header.description(),
        rule.map(Rule::query).orElse(""),
        false,
        List.of(header.place().replace('\\', '/').split("/")).stream()
            .anyMatch(DEPRECATED::contains));
  }
}
