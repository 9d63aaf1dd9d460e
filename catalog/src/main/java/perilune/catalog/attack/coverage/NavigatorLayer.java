package perilune.catalog.attack.coverage;

import java.util.List;
import java.util.Map;
import perilune.catalog.attack.ReleaseFacts;
import perilune.telemetry.json.JsonLines;

/**
 * A layer for MITRE's ATT&CK Navigator, in version 4.5 of its format.
 *
 * @param name one line
 * @param description what scores and colours mean
 * @param release of ATT&CK that it is for
 * @param techniques by id, once each
 * @param highest score of the gradient's upper end; that of the lower end is 0
 * @param legend labels by colour
 */
public record NavigatorLayer(
    String name,
    String description,
    ReleaseFacts release,
    List<Technique> techniques,
    long highest,
    Map<String, String> legend) {

  /** Version of the format. */
  public static final String LAYER_VERSION = "4.5";

  // The format asks for at least 4.9.0 and reads layers of older Navigators.
  private static final String NAVIGATOR_VERSION = "5.0.0";

  /** Longest comment, characters: the Navigator shows it in a tooltip. */
  private static final int MAX_COMMENT = 1_000;

  /**
   * A technique on a layer.
   *
   * @param id such as {@code T1059.011}
   * @param score 0 and more
   * @param colour as {@code #rrggbb}; empty for that of the gradient
   * @param comment shown beside it
   * @param facts names and values shown beside it, in order
   */
  public record Technique(
      String id, long score, String colour, String comment, Map<String, String> facts) {}

  public NavigatorLayer {
    techniques = List.copyOf(techniques);
  }

  /** Gives the version of ATT&CK as the Navigator counts: whole numbers; empty if not known. */
  String attackVersion() {
    String version = release.version().isEmpty() ? release.name() : release.version();
    int dot = version.indexOf('.');
    String whole = dot < 0 ? version : version.substring(0, dot);
    return !whole.isEmpty() && whole.chars().allMatch(c -> c >= '0' && c <= '9') ? whole : "";
  }

  /** Writes it as one JSON document on one line. */
  public void write(JsonLines lines) {
    lines.start().text("name", name).object("versions");
    lines.textIfAny("attack", attackVersion()).text("navigator", NAVIGATOR_VERSION);
    lines.text("layer", LAYER_VERSION).endObject();
    lines.text("domain", release.domain()).text("description", description);
    lines.number("sorting", 3).object("layout").text("layout", "side").truth("showID", true);
    lines.truth("showName", true).text("expandedSubtechniques", "annotated").endObject();
    lines.array("techniques");
    techniques.forEach(one -> technique(one, lines));
    lines.endArray().object("gradient").texts("colors", List.of("#ffffff", "#66b1ff"));
    lines.number("minValue", 0).number("maxValue", Math.max(1, highest)).endObject();
    lines.array("legendItems");
    legend.forEach(
        (colour, label) -> lines.element().text("label", label).text("color", colour).endObject());
    lines.endArray().array("metadata");
    pair(lines, "ATT&CK release", release.name());
    pair(lines, "bundle SHA-256", release.sha256());
    lines.endArray().end().flush();
  }

  private static void technique(Technique one, JsonLines lines) {
    lines.element().text("techniqueID", one.id()).number("score", one.score());
    lines.textIfAny("color", one.colour());
    String comment = one.comment();
    lines.textIfAny(
        "comment",
        comment.length() <= MAX_COMMENT ? comment : comment.substring(0, MAX_COMMENT - 3) + "...");
    lines.truth("enabled", true).array("metadata");
    one.facts().forEach((name, value) -> pair(lines, name, value));
    lines.endArray().endObject();
  }

  private static void pair(JsonLines lines, String name, String value) {
    lines.element().text("name", name).text("value", value).endObject();
  }
}
