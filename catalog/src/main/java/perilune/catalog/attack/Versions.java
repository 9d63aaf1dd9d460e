package perilune.catalog.attack;

import java.util.Set;
import perilune.catalog.attack.json.JsonValue;
import perilune.source.DiagnosticCode;

/**
 * Says which versions of STIX and of ATT&CK's own schema are known, and tells of others.
 *
 * <p>Sources: STIX 2.0 and 2.1; ATT&CK specification 1.0.0 to 3.3.0. An object of another version
 * is kept as it is; only what is said of it may be incomplete.
 */
final class Versions {

  private static final Set<String> STIX = Set.of("2.0", "2.1");

  private static final Set<String> SCHEMA_MAJORS = Set.of("1", "2", "3");

  private static final Set<String> TYPES =
      Set.of(
          "attack-pattern",
          "campaign",
          "course-of-action",
          "identity",
          "intrusion-set",
          "malware",
          "marking-definition",
          "note",
          "relationship",
          "tool",
          "x-mitre-analytic",
          "x-mitre-asset",
          "x-mitre-collection",
          "x-mitre-data-component",
          "x-mitre-data-source",
          "x-mitre-detection-strategy",
          "x-mitre-matrix",
          "x-mitre-tactic");

  private final BundleNotes notes;

  Versions(BundleNotes notes) {
    this.notes = notes;
  }

  void judge(JsonValue object, BundleNotes.Spot spot) {
    String stix = object.text("spec_version");
    if (object.member("spec_version").isPresent() && !STIX.contains(stix)) {
      warn(spot, "spec_version '" + stix + "' is none of STIX that is known here (2.0, 2.1)");
    }
    String schema = object.text("x_mitre_attack_spec_version");
    int dot = schema.indexOf('.');
    String major = dot < 0 ? schema : schema.substring(0, dot);
    if (object.member("x_mitre_attack_spec_version").isPresent()
        && !SCHEMA_MAJORS.contains(major)) {
      warn(spot, "x_mitre_attack_spec_version '" + schema + "' is not known here (1 to 3)");
    }
    if (!TYPES.contains(object.text("type"))) {
      warn(spot, "the type '" + object.text("type") + "' is not known here");
    }
  }

  private void warn(BundleNotes.Spot spot, String message) {
    notes.warn(
        DiagnosticCode.ATT002,
        spot,
        message,
        "the object is kept as it is; what is said of it may lack what is new");
  }

  /** Tells of a bundle's own version; says whether the bundle can be read. */
  boolean takesBundle(String stix, BundleNotes.Spot spot) {
    if (STIX.contains(stix)) {
      return true;
    }
    notes.error(
        DiagnosticCode.ATT002,
        spot,
        "the bundle's spec_version '" + stix + "' is none that is known here (2.0, 2.1)",
        "import a bundle of STIX 2.0 or 2.1, as MITRE publishes both");
    return false;
  }
}
