package perilune.catalog.attack;

import java.util.List;

/**
 * What is known of an object of a release without reading it again.
 *
 * @param place where its bytes lie in the bundle
 * @param rawSha256 SHA-256 of these bytes, in hex
 * @param canonicalSha256 SHA-256 of its form by RFC 8785, in hex
 * @param id its STIX id
 * @param attackId its id in ATT&CK, such as {@code T1059.011} or {@code AN0279}; empty where it has
 *     none
 * @param name its name; empty where it has none, as relationships
 * @param relationshipType of a relationship, such as {@code detects}; else empty
 * @param version {@code x_mitre_version}; empty where it has none
 * @param specVersion {@code x_mitre_attack_spec_version}; empty where it has none
 * @param created as it was written
 * @param modified as it was written; empty where it has none
 * @param revoked whether it was taken back, mostly for another
 * @param deprecated {@code x_mitre_deprecated}
 * @param domains {@code x_mitre_domains}; none for relationships
 * @param references to other objects, in the order in which they were written, but for who made and
 *     marked it
 */
public record AttackObject(
    Place place,
    String rawSha256,
    String canonicalSha256,
    String id,
    String attackId,
    String name,
    String relationshipType,
    String version,
    String specVersion,
    String created,
    String modified,
    boolean revoked,
    boolean deprecated,
    List<String> domains,
    List<Reference> references) {

  /** The type of objects that say how two others are related. */
  public static final String RELATIONSHIP = "relationship";

  /**
   * Where an object lies in the text of its bundle.
   *
   * @param offset of the first byte
   * @param length in bytes
   */
  public record Place(long offset, int length) {}

  /**
   * A reference to another object.
   *
   * @param path of the member that holds it, without numbers of elements: {@code
   *     x_mitre_analytic_refs}
   * @param target the STIX id that is meant
   */
  public record Reference(String path, String target) {}

  public AttackObject {
    domains = List.copyOf(domains);
    references = List.copyOf(references);
  }

  /** Gives its STIX type, which is the first part of its id. */
  public String type() {
    int end = id.indexOf("--");
    return end < 0 ? id : id.substring(0, end);
  }

  /** Says whether it is in force: neither revoked nor deprecated. */
  public boolean inForce() {
    return !revoked && !deprecated;
  }

  /** Says whether it is a relationship. */
  public boolean isRelationship() {
    return type().equals(RELATIONSHIP);
  }

  /** Gives where a relationship comes from, or another reference of this name; else empty. */
  public String reference(String path) {
    return references.stream()
        .filter(one -> one.path().equals(path))
        .map(Reference::target)
        .findFirst()
        .orElse("");
  }

  /** Gives its id in ATT&CK and its name, for people; its STIX id where it has neither. */
  public String title() {
    String title = (attackId + " " + name).strip();
    return title.isEmpty() ? id : title;
  }
}
