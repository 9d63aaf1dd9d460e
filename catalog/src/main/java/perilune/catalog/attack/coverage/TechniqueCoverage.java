package perilune.catalog.attack.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.Detection;

/**
 * Rules held against the techniques and analytics of a release.
 *
 * @param techniques all that are in force, by id, those without a rule too
 * @param analytics all that are in force, by id
 * @param badTags tags that name nothing in force, in the order of the rules
 */
public record TechniqueCoverage(List<Row> techniques, List<Row> analytics, List<BadTag> badTags) {

  private static final String TECHNIQUE = "attack-pattern";
  private static final String ANALYTIC = "x-mitre-analytic";

  /**
   * A technique or an analytic.
   *
   * @param object as the release has it
   * @param rules those that are tagged with it itself
   * @param below rules that are tagged with one of its sub-techniques only, count
   */
  public record Row(AttackObject object, List<CoveredRule> rules, int below) {
    public Row {
      rules = List.copyOf(rules);
    }

    /** Gives the number of rules that claim it. */
    public long tagged() {
      return rules.size();
    }

    /** Gives the number of rules that claim it and can find something in the telemetry. */
    public long runnable() {
      return rules.stream().filter(CoveredRule::runnable).count();
    }

    /** Gives the number of rules that claim it and whose samples pass. */
    public long proven() {
      return rules.stream().filter(CoveredRule::proven).count();
    }

    /** Gives the number of rules of which both is so. */
    public long runnableAndProven() {
      return rules.stream().filter(one -> one.runnable() && one.proven()).count();
    }
  }

  /**
   * A tag that names nothing in force.
   *
   * @param rule whose it is
   * @param tag as written
   * @param why what became of it, in words
   */
  public record BadTag(CoveredRule rule, String tag, String why) {}

  public TechniqueCoverage {
    techniques = List.copyOf(techniques);
    analytics = List.copyOf(analytics);
    badTags = List.copyOf(badTags);
  }

  /**
   * Holds rules against a release.
   *
   * @param others further releases, in which techniques may be that this one has not
   */
  public static TechniqueCoverage of(
      AttackRelease release, List<AttackRelease> others, List<CoveredRule> rules) {
    var held = new Held(release, others);
    for (CoveredRule rule : rules) {
      rule.ownTechniques().forEach(tag -> held.tag(TECHNIQUE, tag, rule));
      rule.analytics().stream().distinct().forEach(tag -> held.tag(ANALYTIC, tag, rule));
    }
    return new TechniqueCoverage(held.rows(TECHNIQUE), held.rows(ANALYTIC), held.bad);
  }

  /** Rules by what they are tagged with. */
  private static final class Held {
    private final AttackRelease release;
    private final List<AttackRelease> others;
    private final Map<String, List<CoveredRule>> byId = new LinkedHashMap<>();
    private final List<BadTag> bad = new ArrayList<>();

    Held(AttackRelease release, List<AttackRelease> others) {
      this.release = release;
      this.others = others;
    }

    void tag(String type, String tag, CoveredRule rule) {
      Optional<AttackObject> named =
          release.find(tag).stream().filter(one -> one.type().equals(type)).findFirst();
      if (named.isPresent() && named.get().inForce()) {
        byId.computeIfAbsent(named.get().id(), _ -> new ArrayList<>()).add(rule);
      } else {
        bad.add(new BadTag(rule, tag, named.map(this::gone).orElseGet(() -> missing(type, tag))));
      }
    }

    private String gone(AttackObject object) {
      if (!object.revoked()) {
        return "it is deprecated in " + release.name();
      }
      return "it was revoked"
          + new Detection(release)
              .replacement(object)
              .map(other -> " by " + other.title())
              .orElse("")
          + " in "
          + release.name();
    }

    private String missing(String type, String tag) {
      String there =
          others.stream()
              .filter(one -> one.find(tag).stream().anyMatch(found -> found.type().equals(type)))
              .map(AttackRelease::name)
              .collect(Collectors.joining(", "));
      String nowhere =
          release.name() + " has no such " + (type.equals(TECHNIQUE) ? "technique" : "analytic");
      return there.isEmpty() ? nowhere : nowhere + ", but " + there + " has";
    }

    List<Row> rows(String type) {
      return release.objects().stream()
          .filter(one -> one.type().equals(type) && one.inForce() && !one.attackId().isEmpty())
          .sorted(Comparator.comparing(AttackObject::attackId))
          .map(one -> new Row(one, byId.getOrDefault(one.id(), List.of()), below(one)))
          .toList();
    }

    private int below(AttackObject parent) {
      return (int)
          byId.entrySet().stream()
              .filter(entry -> isBelow(entry.getKey(), parent))
              .flatMap(entry -> entry.getValue().stream())
              .filter(rule -> !byId.getOrDefault(parent.id(), List.of()).contains(rule))
              .distinct()
              .count();
    }

    private boolean isBelow(String id, AttackObject parent) {
      return release
          .object(id)
          .map(one -> one.attackId().startsWith(parent.attackId() + "."))
          .orElse(false);
    }
  }
}
