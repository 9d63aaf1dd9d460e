package perilune.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.Entry;
import perilune.context.baseline.Learner;
import perilune.engine.Match;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.rules.Rule;
import perilune.rules.plan.Operator;

/**
 * Says of which matches an approved baseline tells the whole story.
 *
 * <p>That is so where every event that belongs to a use of Lua is of an approved entry, and all
 * that speaks against it is weak, or was approved on that very entry with {@code --despite-signal}.
 * An attack that has the shape of something approved still does something that is strong by itself.
 */
final class ApprovedStories {

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();
  private long explained;

  ApprovedStories(Baseline baseline, List<Rule> rules) {
    baseline.entries().forEach(entry -> entries.put(entry.id(), entry));
    rules.forEach(rule -> this.rules.put(rule.header().id(), rule));
  }

  /** Says whether a match needs no finding, and counts it then. */
  boolean explain(Match match) {
    if (entries.isEmpty() || !isKnown(match)) {
      return false;
    }
    Rule rule = rules.get(match.ruleId());
    boolean weak = rule != null && isWeak(rule, match);
    explained += weak ? 1 : 0;
    return weak;
  }

  long explained() {
    return explained;
  }

  /** At least one event is of an approved entry, and none of a use that is not. */
  private static boolean isKnown(Match match) {
    boolean any = false;
    for (RetainedEvent event : match.events()) {
      String state = event.text(KnownField.BASELINE_STATE).orElse("");
      if (!state.isEmpty() && !state.equals("known")) {
        return false;
      }
      any |= !state.isEmpty();
    }
    return any;
  }

  private boolean isWeak(Rule rule, Match match) {
    Set<String> despite = despite(match);
    for (String strong : strong(rule, match)) {
      if (!despite.contains(strong)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the rules that the approvals of all entries of a match include. */
  private Set<String> despite(Match match) {
    var all = new HashSet<String>();
    for (RetainedEvent event : match.events()) {
      for (String id : event.texts(KnownField.BASELINE_ENTRY)) {
        Entry entry = entries.get(id);
        if (entry != null) {
          all.addAll(entry.despite());
        }
      }
    }
    return all;
  }

  /** Gives the rules that speak against a match more than weakly. */
  private List<String> strong(Rule rule, Match match) {
    if (!(rule.plan().operator() instanceof Operator.Score score)) {
      boolean weak = rule.header().riskScore() < Learner.ASKS_FROM;
      return weak ? List.of() : List.of(rule.header().id());
    }
    var strong = new ArrayList<String>();
    for (int i = 0; i < match.events().size(); i++) {
      String signal = match.events().get(i).text(KnownField.RULE_ID).orElse("");
      int weight = risk(signal);
      for (int step : match.steps().get(i)) {
        // Step 0 is the opening, which has no weight.
        weight = Math.max(weight, step == 0 ? 0 : score.parts().get(step - 1).weight());
      }
      if (weight >= Learner.ASKS_FROM) {
        strong.add(signal.isEmpty() ? rule.header().id() : signal);
      }
    }
    return strong;
  }

  private int risk(String signal) {
    Rule rule = rules.get(signal);
    return rule == null ? 0 : rule.header().riskScore();
  }
}
