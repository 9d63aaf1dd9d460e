package perilune.pipeline.readiness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** ATT&CK's analytics for Lua, and on which hosts each works. */
public enum Analytic {
  AN0278("Windows", List.of("windows")),
  AN0279("Linux", List.of("linux")),
  AN0280("macOS", List.of("macos", "darwin")),
  AN0281(
      "Network devices",
      List.of("network", "ios", "asa", "firewall", "router", "switch", "cisco", "nxos", "junos"));

  private final String platform;
  private final List<String> words;

  Analytic(String platform, List<String> words) {
    this.platform = platform;
    this.words = words;
  }

  /** Gives the id, such as {@code AN0279}. */
  public String id() {
    return name();
  }

  /** Gives the platform as ATT&CK names it. */
  public String platform() {
    return platform;
  }

  /** Gives the tag of its rules. */
  public String tag() {
    return "Analytic: " + name();
  }

  /** Gives the analytic of an id. */
  public static Optional<Analytic> of(String id) {
    return Arrays.stream(values()).filter(analytic -> analytic.name().equals(id)).findFirst();
  }

  /** Gives the analytic of a platform as telemetry names it. */
  static Optional<Analytic> ofPlatform(String word) {
    return Arrays.stream(values()).filter(analytic -> analytic.words.contains(word)).findFirst();
  }
}
