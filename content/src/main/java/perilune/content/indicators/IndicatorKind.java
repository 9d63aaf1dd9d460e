package perilune.content.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Into which fields the value of an indicator goes, by the names that feeds have for its kind.
 *
 * <p>Source: ECS, {@code threat.indicator.*}; STIX 2.1 observable types; the attribute types of
 * MISP and the column names of public feeds.
 */
enum IndicatorKind {
  ADDRESS("ipv4-addr", "threat.indicator.ip"),
  DOMAIN("domain-name", "threat.indicator.url.domain"),
  URL("url", "threat.indicator.url.full", "threat.indicator.url.original"),
  EMAIL("email-addr", "threat.indicator.email.address"),
  REGISTRY("windows-registry-key", "threat.indicator.registry.path"),
  FILE_NAME("file", "threat.indicator.file.name"),
  MD5("file", "threat.indicator.file.hash.md5"),
  SHA1("file", "threat.indicator.file.hash.sha1"),
  SHA256("file", "threat.indicator.file.hash.sha256"),
  SHA384("file", "threat.indicator.file.hash.sha384"),
  SHA512("file", "threat.indicator.file.hash.sha512"),
  IMPHASH("file", "threat.indicator.file.pe.imphash"),
  TLSH("file", "threat.indicator.file.hash.tlsh"),
  SSDEEP("file", "threat.indicator.file.hash.ssdeep");

  private static final Map<String, IndicatorKind> NAMES =
      Map.ofEntries(
          Map.entry("ip", ADDRESS),
          Map.entry("ipv4", ADDRESS),
          Map.entry("ipv6", ADDRESS),
          Map.entry("ipv4addr", ADDRESS),
          Map.entry("ipv6addr", ADDRESS),
          Map.entry("ipsrc", ADDRESS),
          Map.entry("ipdst", ADDRESS),
          Map.entry("ipaddress", ADDRESS),
          Map.entry("address", ADDRESS),
          Map.entry("domain", DOMAIN),
          Map.entry("domainname", DOMAIN),
          Map.entry("hostname", DOMAIN),
          Map.entry("fqdn", DOMAIN),
          Map.entry("url", URL),
          Map.entry("uri", URL),
          Map.entry("email", EMAIL),
          Map.entry("emailaddr", EMAIL),
          Map.entry("emailaddress", EMAIL),
          Map.entry("emailsrc", EMAIL),
          Map.entry("registry", REGISTRY),
          Map.entry("registrykey", REGISTRY),
          Map.entry("regkey", REGISTRY),
          Map.entry("windowsregistrykey", REGISTRY),
          Map.entry("filename", FILE_NAME),
          Map.entry("md5", MD5),
          Map.entry("sha1", SHA1),
          Map.entry("sha256", SHA256),
          Map.entry("sha384", SHA384),
          Map.entry("sha512", SHA512),
          Map.entry("imphash", IMPHASH),
          Map.entry("tlsh", TLSH),
          Map.entry("ssdeep", SSDEEP));

  /** Digits of hexadecimal hashes whose kind a feed leaves to the reader. */
  private static final Map<Integer, IndicatorKind> BY_LENGTH =
      Map.of(32, MD5, 40, SHA1, 64, SHA256, 96, SHA384, 128, SHA512);

  private final String type;
  private final List<String> fields;

  IndicatorKind(String type, String... fields) {
    this.type = type;
    this.fields = List.of(fields);
  }

  /** Gives the kind of a value; empty where its name is none that is known. */
  static Optional<IndicatorKind> of(String name, String value) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    for (String prefix : List.of("filehash", "hash", "file")) {
      if (plain.equals(prefix)) {
        boolean hex = value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return hex ? Optional.ofNullable(BY_LENGTH.get(value.length())) : Optional.empty();
      }
      if (plain.startsWith(prefix) && NAMES.containsKey(plain.substring(prefix.length()))) {
        plain = plain.substring(prefix.length());
      }
    }
    return Optional.ofNullable(NAMES.get(plain));
  }

  /** Gives the value of {@code threat.indicator.type}. */
  String type(String value) {
    return this == ADDRESS && value.indexOf(':') >= 0 ? "ipv6-addr" : type;
  }

  /** Gives the fields that get the value. */
  List<String> fields() {
    return fields;
  }
}
