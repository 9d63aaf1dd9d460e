package perilune.pipeline.readiness;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import perilune.rules.Rule;

/**
 * What the rules can find in the telemetry of a host.
 *
 * @param host the telemetry
 * @param analytics verdicts on the analytics of its platforms; none where no platform is known
 */
public record HostReadiness(HostTelemetry host, List<AnalyticReadiness> analytics) {
  public HostReadiness {
    analytics = List.copyOf(analytics);
  }

  /** What can be said of an analytic or a rule. */
  public enum Standing {
    WORKS,
    PARTLY,
    CANNOT,
    /** A rule without a sample of its own, or an analytic without rules. */
    UNTRIED;

    /** Gives it as output for machines has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A rule on this host.
   *
   * @param lacking what the telemetry lacks that makes it find nothing, or less
   */
  public record RuleReadiness(Rule rule, Standing standing, SortedSet<Need> lacking) {}

  /**
   * Something that is not in the telemetry.
   *
   * @param need what
   * @param record the type of audit record from which it comes, or empty
   * @param blinds rules that find nothing for want of it, perhaps with others
   * @param weakens rules that find less, or know less surely
   * @param advice what to switch on, one line each; none where nothing is known for the sensor
   */
  public record Lack(
      Need need, String record, List<Rule> blinds, List<Rule> weakens, List<String> advice) {
    public Lack {
      blinds = List.copyOf(blinds);
      weakens = List.copyOf(weakens);
      advice = List.copyOf(advice);
    }
  }

  /**
   * An analytic on this host.
   *
   * @param needs all that its rules need, whether it is there or not
   * @param rules its rules, in the order of their files
   * @param lacks what is missing, what blinds most first
   */
  public record AnalyticReadiness(
      Analytic analytic,
      Standing standing,
      SortedSet<Need> needs,
      List<RuleReadiness> rules,
      List<Lack> lacks) {
    public AnalyticReadiness {
      rules = List.copyOf(rules);
      lacks = List.copyOf(lacks);
    }

    /** Gives the number of rules of a standing. */
    public long count(Standing wanted) {
      return rules.stream().filter(rule -> rule.standing() == wanted).count();
    }
  }
}
