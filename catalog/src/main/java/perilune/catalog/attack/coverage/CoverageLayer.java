package perilune.catalog.attack.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import perilune.catalog.attack.ReleaseFacts;

/**
 * A layer of what rules cover: the score is the number of rules that claim a technique, the colour
 * says how much of that claim is shown.
 */
public final class CoverageLayer {

  private static final String TAGGED = "#c8c8c8";
  private static final String RUNNABLE = "#ffd966";
  private static final String PROVEN = "#9fc5e8";
  private static final String BOTH = "#6aa84f";
  private static final int MAX_NAMED = 20;

  private CoverageLayer() {}

  /** Makes it; techniques without a rule are not on it. */
  public static NavigatorLayer of(TechniqueCoverage coverage, ReleaseFacts release) {
    var techniques = new ArrayList<NavigatorLayer.Technique>();
    long highest = 0;
    for (TechniqueCoverage.Row row : coverage.techniques()) {
      if (row.tagged() > 0) {
        techniques.add(technique(row));
        highest = Math.max(highest, row.tagged());
      }
    }
    Map<String, String> legend = new LinkedHashMap<>();
    legend.put(TAGGED, "tagged only");
    legend.put(RUNNABLE, "tagged, and a rule can run on the telemetry");
    legend.put(PROVEN, "tagged, and the samples of a rule pass");
    legend.put(BOTH, "a rule can run on the telemetry and its samples pass");
    return new NavigatorLayer(
        "Perilune: rules",
        "Score: rules tagged with the technique itself. Colour: what is shown of that claim.",
        release,
        techniques,
        highest,
        legend);
  }

  private static NavigatorLayer.Technique technique(TechniqueCoverage.Row row) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("tagged", Long.toString(row.tagged()));
    facts.put("runnable on the telemetry", runnable(row));
    facts.put("proven by samples", proven(row));
    List<String> names = row.rules().stream().map(CoveredRule::name).sorted().toList();
    String comment =
        names.stream().limit(MAX_NAMED).collect(Collectors.joining("\n"))
            + (names.size() > MAX_NAMED ? "\nand " + (names.size() - MAX_NAMED) + " more" : "");
    return new NavigatorLayer.Technique(
        row.object().attackId(), row.tagged(), colour(row), comment, facts);
  }

  private static String runnable(TechniqueCoverage.Row row) {
    boolean asked =
        row.rules().stream().anyMatch(one -> one.reach() != CoveredRule.Reach.NOT_ASKED);
    return asked ? Long.toString(row.runnable()) : "not asked";
  }

  private static String proven(TechniqueCoverage.Row row) {
    boolean asked =
        row.rules().stream().anyMatch(one -> one.proof() != CoveredRule.Proof.NOT_ASKED);
    return asked ? Long.toString(row.proven()) : "not asked";
  }

  private static String colour(TechniqueCoverage.Row row) {
    if (row.runnableAndProven() > 0) {
      return BOTH;
    }
    if (row.proven() > 0) {
      return PROVEN;
    }
    return row.runnable() > 0 ? RUNNABLE : TAGGED;
  }
}
