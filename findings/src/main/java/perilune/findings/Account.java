package perilune.findings;

import java.util.List;
import java.util.Optional;
import perilune.engine.Match;
import perilune.event.RetainedEvent;
import perilune.findings.Finding.Sign;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Condition;

/**
 * A match laid open: the events that it is made of, those of its signals in their place, and what
 * was asked of each.
 *
 * @param rule whose match it is
 * @param match the match
 * @param deeds events, each once, with the conditions that they fulfilled
 * @param signs what added up, the heaviest first, of equal ones signals first, then as they came
 * @param heaviest the signal that weighs most
 * @param signalling the rules whose signals it is made of, the heaviest first
 */
record Account(
    Rule rule,
    Match match,
    List<Deed> deeds,
    List<Sign> signs,
    Optional<Heaviest> heaviest,
    List<RuleHeader> signalling) {

  Account {
    deeds = List.copyOf(deeds);
    signs = List.copyOf(signs);
    signalling = List.copyOf(signalling);
  }

  /** An event, and what was asked of it. */
  record Deed(RetainedEvent event, List<Condition> asked) {}

  /**
   * A signal that is laid open itself.
   *
   * @param rule whose signal it is
   * @param match its match
   * @param title what a finding is called after it, or empty
   */
  record Heaviest(Rule rule, Match match, String title) {}

  /** Gives the rule that says whom to blame: the heaviest signal's, where there is one. */
  Rule blamingRule() {
    return heaviest.map(Heaviest::rule).orElse(rule);
  }

  /** Gives the match whose process is to blame. */
  Match blamingMatch() {
    return heaviest.map(Heaviest::match).orElse(match);
  }

  /** Gives the name of the finding. */
  String name() {
    String own = rule.header().name();
    return heaviest
        .map(top -> own + ": " + (top.title().isEmpty() ? top.rule().header().name() : top.title()))
        .orElse(own);
  }
}
