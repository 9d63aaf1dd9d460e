package perilune.cli.validation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import perilune.rules.Severity;

/**
 * What the rules saw in the records of one story.
 *
 * @param rules names of all rules that matched, signals among them
 * @param accusations findings, in order
 */
public record Seen(Set<String> rules, List<Accusation> accusations) {

  /**
   * A finding.
   *
   * @param rule name of its rule
   * @param pid process that it blames; -1 if none
   * @param executable program of that process; empty if not known
   * @param time time of its last event
   */
  public record Accusation(
      String rule, Severity severity, long pid, String executable, Instant time) {
    /** Says whether somebody has to look at it. */
    public boolean worthALook() {
      return severity.reaches(Severity.MEDIUM);
    }
  }

  public Seen {
    rules = new TreeSet<>(rules);
    accusations = List.copyOf(accusations);
  }

  /** Gives the names of rules with findings of medium or above, each once. */
  public Set<String> findingRules() {
    var all = new TreeSet<String>();
    accusations.stream().filter(Accusation::worthALook).forEach(a -> all.add(a.rule()));
    return all;
  }
}
