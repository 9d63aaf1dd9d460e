package perilune.catalog.attack.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.Detection;
import perilune.catalog.attack.json.JsonValue;

/**
 * A layer of what can work: of the JSON of {@code perilune readiness}. Analytics lead to techniques
 * by the release's detection strategies. The score is the mean over hosts and analytics: 100 works,
 * 50 works partly, 0 cannot work or was not tried. Owned by one thread.
 */
public final class ReadinessLayer {

  private static final int WORKS = 100;
  private static final int PARTLY = 50;

  private final AttackRelease release;
  private final Detection detection;
  // By technique: verdicts by host and analytic.
  private final Map<String, Map<String, String>> byTechnique = new TreeMap<>();
  private final Map<String, Integer> unknown = new TreeMap<>();

  /** Makes an empty layer for a release. */
  public ReadinessLayer(AttackRelease release) {
    this.release = release;
    detection = new Detection(release);
  }

  /** Takes one document; says whether it is one of readiness. */
  public boolean take(JsonValue document) {
    String kind = document.text("kind");
    if (!kind.equals("analytic")) {
      return !kind.isEmpty();
    }
    String analytic = document.text("analytic");
    List<AttackObject> techniques = techniques(analytic);
    if (techniques.isEmpty()) {
      unknown.merge(analytic, 1, Integer::sum);
    }
    for (AttackObject technique : techniques) {
      byTechnique
          .computeIfAbsent(technique.attackId(), _ -> new TreeMap<>())
          .put(analytic + " on " + document.text("host"), document.text("verdict"));
    }
    return true;
  }

  private List<AttackObject> techniques(String analytic) {
    Optional<AttackObject> found = release.find(analytic).stream().findFirst();
    return found.stream()
        .flatMap(one -> detection.strategiesOf(one).stream())
        .flatMap(strategy -> detection.techniques(strategy).stream())
        .filter(AttackObject::inForce)
        .distinct()
        .toList();
  }

  /** Gives analytics that lead to no technique in the release, with how often they were named. */
  public Map<String, Integer> unknown() {
    return Map.copyOf(unknown);
  }

  /** Gives the layer of all that was taken. */
  public NavigatorLayer layer() {
    var techniques = new ArrayList<NavigatorLayer.Technique>();
    byTechnique.forEach((id, verdicts) -> {
      var lines = new ArrayList<String>();
      verdicts.forEach((where, verdict) -> lines.add(where + ": " + verdict));
      Map<String, String> facts = new LinkedHashMap<>();
      for (String verdict : List.of("works", "partly", "cannot", "untried")) {
        long count = verdicts.values().stream().filter(verdict::equals).count();
        facts.put(verdict, Long.toString(count));
      }
      techniques.add(
          new NavigatorLayer.Technique(id, score(verdicts), "", String.join("\n", lines), facts));
    });
    return new NavigatorLayer(
        "Perilune: readiness",
        "Score: mean over hosts and analytics; 100 works, 50 partly, 0 cannot or was not tried.",
        release.facts(),
        techniques,
        WORKS,
        legend());
  }

  private static Map<String, String> legend() {
    Map<String, String> legend = new LinkedHashMap<>();
    legend.put("#66b1ff", "all analytics work on all hosts");
    legend.put("#ffffff", "none works");
    return legend;
  }

  private static long score(Map<String, String> verdicts) {
    long sum = 0;
    for (String verdict : verdicts.values()) {
      sum += verdict.equals("works") ? WORKS : verdict.equals("partly") ? PARTLY : 0;
    }
    return Math.round((double) sum / verdicts.size());
  }
}
