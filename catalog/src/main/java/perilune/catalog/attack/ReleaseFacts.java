package perilune.catalog.attack;

/**
 * What is known of a release as a whole.
 *
 * @param name under which it is kept
 * @param version of ATT&CK, as the bundle's collection says it; empty where it says none
 * @param domain such as {@code enterprise-attack}, as the bundle's matrix says it; may be empty
 * @param source name of the file that was imported
 * @param bundleId the bundle's own id
 * @param specVersion STIX version that the bundle names; empty where it names none
 * @param bytes of the bundle's text, unpacked
 * @param sha256 of these bytes, in hex
 * @param objects that were taken, count
 * @param leftOut objects that could not be taken, count
 */
public record ReleaseFacts(
    String name,
    String version,
    String domain,
    String source,
    String bundleId,
    String specVersion,
    long bytes,
    String sha256,
    int objects,
    int leftOut) {}
