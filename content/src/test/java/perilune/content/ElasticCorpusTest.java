package perilune.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import perilune.rules.Rule;

/** Elastic's public rules, as far as what stands around their queries goes. */
class ElasticCorpusTest {

  /**
   * Sequences longer than the look-back of their rule; all else that stands there is understood.
   */
  private static final List<String> LONGER_THAN_LOOK_BACK =
      List.of(
          "credential_access_okta_mfa_bombing_via_push_notifications.toml",
          "credential_access_okta_potentially_successful_okta_bombing_via_push_notifications.toml",
          "initial_access_entra_id_protection_alerts_for_user.toml",
          "initial_access_fortigate_ssl_vpn_login_followed_by_siem_alert.toml");

  @Test
  void whatStandsAroundTheirQueriesIsUnderstood() {
    String set = System.getenv("PERILUNE_SHARED");
    Path shared = set == null ? Path.of("../../shared") : Path.of(set);
    Path corpus = shared.resolve("corpora/elastic-detection-rules");
    if (!Files.isDirectory(corpus)) {
      System.out.println("SKIPPED: there is no " + corpus + " (PERILUNE_SHARED)");
      return;
    }
    var tree = new RuleTree();
    tree.add(corpus);
    var said = new TreeMap<String, String>();
    tree.loaded().diagnostics().stream()
        .filter(one -> one.code().name().matches("RULE0(03|2\\d)"))
        .forEach(one -> said.put(file(one.source().name()), one.message()));

    assertThat(said.keySet()).containsExactlyElementsOf(LONGER_THAN_LOOK_BACK);
    assertThat(tree.loaded().rules()).hasSizeGreaterThanOrEqualTo(1_585);
    assertThat(tree.loaded().rules())
        .noneMatch(rule -> rule.header().terms().indices().kinds().contains("unknown"));
    assertThat(tree.loaded().rules().stream().filter(ElasticCorpusTest::isDeprecated))
        .hasSizeGreaterThanOrEqualTo(107);
  }

  private static boolean isDeprecated(Rule rule) {
    return rule.header().terms().deprecated();
  }

  private static String file(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }
}
