package perilune.pipeline.readiness;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import perilune.rules.Rule;

/**
 * What one rule needs, found out by taking things away from its sample.
 *
 * @param rule the rule
 * @param sample its sample, if it has one that it finds as it is
 * @param whole how often it finds it
 * @param parts all that the sample has and a host may lack
 * @param needed those without each of which it finds nothing
 * @param helping those without each of which it finds less
 */
record RuleNeeds(
    Rule rule,
    Optional<RuleTrials.Sample> sample,
    int whole,
    SortedSet<Need> parts,
    SortedSet<Need> needed,
    SortedSet<Need> helping) {

  /** Finds out what a rule needs. O(parts of its sample) trials. */
  static RuleNeeds of(Rule rule, Optional<RuleTrials.Sample> sample, RuleTrials trials) {
    int whole = sample.map(found -> trials.matches(found, Set.of())).orElse(0);
    if (sample.isEmpty() || whole == 0) {
      SortedSet<Need> none = new TreeSet<>();
      return new RuleNeeds(rule, Optional.empty(), 0, none, none, none);
    }
    SortedSet<Need> parts = RuleTrials.partsOf(sample.get());
    var needed = new TreeSet<Need>();
    var helping = new TreeSet<Need>();
    for (Need part : parts) {
      int left = trials.matches(sample.get(), Set.of(part));
      if (left == 0) {
        needed.add(part);
      } else if (left < whole) {
        helping.add(part);
      }
    }
    return new RuleNeeds(rule, sample, whole, parts, needed, helping);
  }
}
