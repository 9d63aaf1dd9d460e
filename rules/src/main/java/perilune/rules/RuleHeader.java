package perilune.rules;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What people are told about a rule.
 *
 * @param id unique in a rule set
 * @param name one line
 * @param description what it finds and why that matters
 * @param severity how bad a finding is
 * @param riskScore 0 to 100
 * @param techniques ATT&CK ids, most specific last: {@code T1059}, {@code T1059.011}
 * @param tags free marks
 * @param falsePositives what legitimate use looks alike
 * @param language {@code eql}, {@code kuery} or {@code esql}, as rule files say it
 * @param place file from which it came
 * @param telling how a finding is told
 * @param terms what it asks for around what it looks for
 */
public record RuleHeader(
    String id,
    String name,
    String description,
    Severity severity,
    int riskScore,
    List<String> techniques,
    List<String> tags,
    List<String> falsePositives,
    String language,
    String place,
    Telling telling,
    RuleTerms terms) {

  public RuleHeader {
    techniques = List.copyOf(techniques);
    tags = List.copyOf(tags);
    falsePositives = List.copyOf(falsePositives);
  }

  /** Gives the same rule as bad as a sum of weak signals makes it. */
  public RuleHeader scored(int score) {
    return as(name, Severity.ofScore(score), Math.min(score, MAX_RISK_SCORE));
  }

  /** Gives the same rule with its matches as signals for other rules, and no findings. */
  public RuleHeader silent() {
    return telling(telling.asBuildingBlock(true));
  }

  /** Gives the same rule with its matches told as findings, though they are signals for others. */
  public RuleHeader told() {
    return telling(telling.asBuildingBlock(false));
  }

  /**
   * Gives the same rule with what other rules add to one of its findings: their techniques and what
   * looks like theirs, behind its own.
   */
  public RuleHeader joinedBy(List<RuleHeader> others) {
    var allTechniques = new LinkedHashSet<>(techniques);
    var alike = new LinkedHashSet<>(falsePositives);
    for (RuleHeader other : others) {
      allTechniques.addAll(other.techniques());
      alike.addAll(other.falsePositives());
    }
    return new RuleHeader(
        id,
        name,
        description,
        severity,
        riskScore,
        List.copyOf(allTechniques),
        tags,
        List.copyOf(alike),
        language,
        place,
        telling,
        terms);
  }

  /** Gives the same rule with its findings told otherwise. */
  public RuleHeader telling(Telling other) {
    return with(id, other);
  }

  /** Gives the same rule under another id. */
  public RuleHeader withId(String otherId) {
    return with(otherId, telling);
  }

  private RuleHeader with(String otherId, Telling other) {
    return new RuleHeader(
        otherId,
        name,
        description,
        severity,
        riskScore,
        techniques,
        tags,
        falsePositives,
        language,
        place,
        other,
        terms);
  }

  /** Gives the same rule as the events of one finding make it. */
  public RuleHeader as(String otherName, Severity otherSeverity, int otherRiskScore) {
    return new RuleHeader(
        id,
        otherName,
        description,
        otherSeverity,
        otherRiskScore,
        techniques,
        tags,
        falsePositives,
        language,
        place,
        telling,
        terms);
  }

  private static final int MAX_RISK_SCORE = 100;

  /**
   * How a finding of the rule is told.
   *
   * @param buildingBlock a match is a signal for other rules and no finding of its own
   * @param culprit whose deed it is
   * @param explanation sentence with {@code {field}} and {@code {step.field}} places, or empty for
   *     the general one
   * @param parts of a score: for each part the words in which its event is told, with {@code
   *     {field}} places; no elements for other rules
   * @param titles of a score: for each part what a finding is called where nothing in it weighs
   *     more, or empty; no elements for other rules
   */
  public record Telling(
      boolean buildingBlock,
      Culprit culprit,
      String explanation,
      List<String> parts,
      List<String> titles) {
    /** Tells of the first event's process, in the general sentence. */
    public static final Telling GENERAL =
        new Telling(false, Culprit.PROCESS, "", List.of(), List.of());

    public Telling {
      parts = List.copyOf(parts);
      titles = List.copyOf(titles);
    }

    Telling asBuildingBlock(boolean other) {
      return new Telling(other, culprit, explanation, parts, titles);
    }
  }

  /** The process to blame. */
  public enum Culprit {
    /** The first event's own process. */
    PROCESS,
    /** The process that started that one. */
    PARENT,
    /** The last event's own process: what came before only led there. */
    LAST,
    /** The outermost Lua process that the first event happens in or below. */
    LUA
  }
}
