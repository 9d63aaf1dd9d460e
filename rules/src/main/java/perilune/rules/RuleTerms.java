package perilune.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import perilune.rules.plan.Window;

/**
 * What a rule asks for around what it looks for: when it is run, over which telemetry, and what
 * becomes of its findings.
 *
 * @param window the windows in which a rule that looks again and again sees its events; rules on
 *     single events and on sequences see every event once and do not need it
 * @param maxSignals findings of one window that the rule's authors want at most, count; told, and
 *     never used to leave one out
 * @param deprecated whether its authors gave it up
 * @param indices index patterns for which it was written, and what telemetry they mean
 * @param suppression how further matches of one kind are counted in the place of told
 * @param overrides what a finding takes from its events
 * @param exceptionLists ids of the lists of exceptions that it names
 */
public record RuleTerms(
    Window window,
    long maxSignals,
    boolean deprecated,
    Indices indices,
    Suppression suppression,
    Overrides overrides,
    List<String> exceptionLists) {

  /** Elastic's default: every 5 minutes over the last 6. */
  public static final Window USUAL_WINDOW = new Window(300_000_000_000L, 360_000_000_000L);

  /** Elastic's default. */
  public static final long USUAL_MAX_SIGNALS = 100;

  /** What holds for a rule that says nothing. */
  public static final RuleTerms USUAL =
      new RuleTerms(
          USUAL_WINDOW,
          USUAL_MAX_SIGNALS,
          false,
          new Indices(List.of(), List.of()),
          Suppression.NONE,
          new Overrides(List.of(), List.of(), ""),
          List.of());

  public RuleTerms {
    exceptionLists = List.copyOf(exceptionLists);
  }

  /** Gives the fields that findings take from their events, each once. */
  public List<String> fields() {
    var all = new ArrayList<>(suppression.groupBy());
    overrides.severities().forEach(when -> all.add(when.field()));
    all.addAll(overrides.riskScores());
    if (!overrides.name().isEmpty()) {
      all.add(overrides.name());
    }
    return all.stream().distinct().toList();
  }

  /**
   * The telemetry for which a rule was written.
   *
   * @param patterns as written
   * @param kinds what they mean, each once, in the order of the patterns
   */
  public record Indices(List<String> patterns, List<String> kinds) {
    public Indices {
      patterns = List.copyOf(patterns);
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * Further matches with the same values are counted into the first one's finding.
   *
   * @param inForce whether anything is suppressed
   * @param groupBy fields whose values make a group; none: the values of the match's own keys
   * @param durationNanos how long after its first match a group is open, inclusive, nanoseconds;
   *     empty: to the end of the rule's window
   * @param missingToo whether a match without a value of such a field is of a group; else it is
   *     always told
   */
  public record Suppression(
      boolean inForce, List<String> groupBy, OptionalLong durationNanos, boolean missingToo) {

    /** Nothing is suppressed. */
    public static final Suppression NONE =
        new Suppression(false, List.of(), OptionalLong.empty(), true);

    public Suppression {
      groupBy = List.copyOf(groupBy);
    }
  }

  /**
   * What a finding takes from its events.
   *
   * @param severities when a finding is how bad; of several the worst
   * @param riskScores fields whose value, 0 to 100, is the risk score; the first that has one
   * @param name field whose value is the finding's name, or empty
   */
  public record Overrides(List<SeverityWhen> severities, List<String> riskScores, String name) {
    public Overrides {
      severities = List.copyOf(severities);
      riskScores = List.copyOf(riskScores);
    }

    /** Says whether there is anything to take. */
    public boolean isEmpty() {
      return severities.isEmpty() && riskScores.isEmpty() && name.isEmpty();
    }
  }

  /**
   * A severity for a value.
   *
   * @param field dotted name
   * @param value what it has to be, as text
   * @param severity how bad the finding is then
   */
  public record SeverityWhen(String field, String value, Severity severity) {}
}
