package perilune.catalog.attack;

import java.util.List;
import java.util.Optional;
import perilune.catalog.attack.json.JsonValue;

/**
 * How ATT&CK says that techniques are found: technique, detection strategy, analytic, log source.
 *
 * <p>Since release 18 a strategy detects techniques and has analytics, one a platform, each with
 * log sources and mutable elements. Before, data components detected techniques.
 *
 * @param release whose objects are asked
 */
public record Detection(AttackRelease release) {

  private static final String TECHNIQUE = "attack-pattern";
  private static final String STRATEGY = "x-mitre-detection-strategy";
  private static final String ANALYTICS = "x_mitre_analytic_refs";
  private static final String DETECTS = "detects";

  /**
   * What an analytic reads.
   *
   * @param name such as {@code auditd:SYSCALL}
   * @param channel such as {@code execve}
   * @param componentId STIX id of the data component
   * @param component the data component; nothing where the release does not have it
   */
  public record LogSource(
      String name, String channel, String componentId, Optional<AttackObject> component) {}

  /** What a site has to settle for itself before an analytic works. */
  public record MutableElement(String field, String description) {}

  /** Gives the strategies that detect a technique, by id. */
  public List<AttackObject> strategies(AttackObject technique) {
    return others(technique, DETECTS, false).stream()
        .filter(one -> one.type().equals(STRATEGY))
        .toList();
  }

  /** Gives the techniques that a strategy detects, by id. */
  public List<AttackObject> techniques(AttackObject strategy) {
    return others(strategy, DETECTS, true).stream()
        .filter(one -> one.type().equals(TECHNIQUE))
        .toList();
  }

  /** Gives the analytics of a strategy, by id. */
  public List<AttackObject> analytics(AttackObject strategy) {
    return others(strategy, ANALYTICS, true);
  }

  /** Gives the strategies that an analytic belongs to: one, as ATT&CK is today. */
  public List<AttackObject> strategiesOf(AttackObject analytic) {
    return others(analytic, ANALYTICS, false);
  }

  private List<AttackObject> others(AttackObject object, String kind, boolean outgoing) {
    return release.connections(object).stream()
        .filter(one -> one.kind().equals(kind) && one.outgoing() == outgoing)
        .flatMap(one -> one.other().stream())
        .toList();
  }

  /** Gives the log sources that an analytic names, in its order. */
  public List<LogSource> logSources(JsonValue analytic) {
    return analytic.list("x_mitre_log_source_references").stream().map(this::logSource).toList();
  }

  private LogSource logSource(JsonValue one) {
    String component = one.text("x_mitre_data_component_ref");
    return new LogSource(
        one.text("name"), one.text("channel"), component, release.object(component));
  }

  /** Gives what a site has to settle for an analytic, in its order. */
  public static List<MutableElement> mutableElements(JsonValue analytic) {
    return analytic.list("x_mitre_mutable_elements").stream()
        .map(one -> new MutableElement(one.text("field"), one.text("description")))
        .toList();
  }

  /** Gives what an object was revoked for; nothing where it was not, or that is not said. */
  public Optional<AttackObject> replacement(AttackObject revoked) {
    return others(revoked, "revoked-by", true).stream().findFirst();
  }
}
