package perilune.catalog.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import perilune.catalog.CatalogRule;

/**
 * Where a rule looks: operating systems and kinds of telemetry, as its vendor says it by tags,
 * folders and log sources. What it does not say is empty.
 */
public record RuleSurroundings(List<String> platforms, List<String> domains) {

  private static final String OS_TAG = "OS: ";
  private static final String DOMAIN_TAG = "Domain: ";

  private static final Map<String, String> SYSTEMS =
      Map.of("windows", "Windows", "linux", "Linux", "macos", "macOS");

  /** Sigma's folders below the first one. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "windows", "Endpoint",
          "linux", "Endpoint",
          "macos", "Endpoint",
          "cloud", "Cloud",
          "web", "Web",
          "network", "Network",
          "application", "Application",
          "identity", "Identity");

  /** Gives what a rule says of it. */
  public static RuleSurroundings of(CatalogRule rule) {
    var platforms = new LinkedHashSet<String>();
    var domains = new LinkedHashSet<String>();
    for (String tag : rule.card().tags()) {
      tagged(tag, OS_TAG, platforms);
      tagged(tag, DOMAIN_TAG, domains);
    }
    if (rule.card().language().equals("sigma")) {
      String product = rule.card().sources().getFirst();
      if (!product.isEmpty()) {
        platforms.add(SYSTEMS.getOrDefault(product, product));
      }
      String[] folders = rule.path().split("/");
      String domain = FOLDERS.getOrDefault(folders.length > 2 ? folders[1] : "", bySystem(product));
      if (!domain.isEmpty()) {
        domains.add(domain);
      }
    }
    return new RuleSurroundings(List.copyOf(platforms), List.copyOf(domains));
  }

  private static String bySystem(String product) {
    return SYSTEMS.containsKey(product.toLowerCase(Locale.ROOT)) ? "Endpoint" : "";
  }

  private static void tagged(String tag, String prefix, Set<String> into) {
    if (tag.startsWith(prefix)) {
      into.add(tag.substring(prefix.length()).strip());
    }
  }
}
