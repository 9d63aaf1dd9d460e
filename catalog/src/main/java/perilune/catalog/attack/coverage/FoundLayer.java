package perilune.catalog.attack.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.json.JsonValue;

/**
 * A layer of what was found: of the NDJSON of a hunt. The score is the number of findings, each
 * counted once however often it was revised; the colour is that of the worst. Owned by one thread.
 */
public final class FoundLayer {

  private static final Map<String, String> COLOURS =
      Map.of("low", "#9fc5e8", "medium", "#ffd966", "high", "#f6a65a", "critical", "#e06666");

  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

  private final AttackRelease release;
  private final Map<String, Found> byTechnique = new TreeMap<>();
  private final Map<String, Integer> unknown = new TreeMap<>();
  private long findings;

  /** Makes an empty layer for a release. */
  public FoundLayer(AttackRelease release) {
    this.release = release;
  }

  private static final class Found {
    private final Set<String> ids = new TreeSet<>();
    private final Set<String> hosts = new TreeSet<>();
    private final Set<String> rules = new TreeSet<>();
    private int worst;
  }

  /** Takes one document; says whether it is a finding or another document of a hunt. */
  public boolean take(JsonValue document) {
    String type = document.text("type");
    if (!type.equals("finding")) {
      return !type.isEmpty();
    }
    JsonValue rule = document.member("rule").orElse(new JsonValue.Null());
    findings++;
    List<String> tags = rule.texts("technique");
    for (String tag : tags) {
      if (tags.stream().noneMatch(other -> other.startsWith(tag + "."))) {
        take(tag, document, rule);
      }
    }
    return true;
  }

  private void take(String tag, JsonValue document, JsonValue rule) {
    boolean known = release.find(tag).stream().anyMatch(one -> one.type().equals("attack-pattern"));
    if (!known) {
      unknown.merge(tag, 1, Integer::sum);
      return;
    }
    Found found = byTechnique.computeIfAbsent(tag, _ -> new Found());
    found.ids.add(document.text("id"));
    found.rules.add(rule.text("name"));
    document.member("host").ifPresent(host -> found.hosts.add(host.text("name")));
    found.worst = Math.max(found.worst, SEVERITIES.indexOf(rule.text("severity")));
  }

  /** Gives the number of findings that were taken. */
  public long findings() {
    return findings;
  }

  /** Gives techniques that the release does not have, with how often they were named. */
  public Map<String, Integer> unknown() {
    return Map.copyOf(unknown);
  }

  /** Gives the layer of all that was taken. */
  public NavigatorLayer layer() {
    var techniques = new ArrayList<NavigatorLayer.Technique>();
    long highest = 0;
    for (Map.Entry<String, Found> entry : byTechnique.entrySet()) {
      Found found = entry.getValue();
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("findings", Integer.toString(found.ids.size()));
      facts.put("worst", SEVERITIES.get(found.worst));
      facts.put("hosts", Integer.toString(found.hosts.size()));
      String colour = COLOURS.getOrDefault(SEVERITIES.get(found.worst), "");
      techniques.add(
          new NavigatorLayer.Technique(
              entry.getKey(), found.ids.size(), colour, String.join("\n", found.rules), facts));
      highest = Math.max(highest, found.ids.size());
    }
    Map<String, String> legend = new LinkedHashMap<>();
    SEVERITIES.forEach(one -> legend.put(COLOURS.getOrDefault(one, ""), "worst finding: " + one));
    return new NavigatorLayer(
        "Perilune: findings",
        "Score: findings of the technique. Colour: the worst of them.",
        release.facts(),
        techniques,
        highest,
        legend);
  }
}
