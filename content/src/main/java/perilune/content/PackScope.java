package perilune.content;

import java.util.List;
import perilune.rules.Rule;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;
import perilune.source.SourceText;

/**
 * Keeps the built-in Linux pack from events of Windows and macOS, for which there are packs of
 * their own: one finding for an attack, and what is ordinary there is not judged by what is odd on
 * Linux.
 *
 * <p>The rules of that pack do not ask for the system themselves, because documents of sensors on
 * Linux often do not say it. Stateless.
 */
final class PackScope {

  private static final String LINUX = "builtin:linux/";

  private static final Condition NOT_ELSEWHERE =
      new Condition.Not(new Condition.Any(List.of(on("windows"), on("macos"))));

  private PackScope() {}

  private static Condition on(String platform) {
    return new Condition.Test(
        "host.os.type", new Predicate.Equal(new Literal.Text(platform)), Matching.EQL);
  }

  /** Gives a rule of that pack with its scope, and any other as it is. */
  static Rule applied(Rule rule, SourceText file) {
    if (!file.name().startsWith(LINUX) || !(rule.plan().scope() instanceof Condition.Always)) {
      return rule;
    }
    var plan = new RulePlan(rule.plan().ruleId(), NOT_ELSEWHERE, rule.plan().operator());
    return new Rule(rule.header(), plan, rule.query(), rule.origins(), rule.parameters());
  }
}
