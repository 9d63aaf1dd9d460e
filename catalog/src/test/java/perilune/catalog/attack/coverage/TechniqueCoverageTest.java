package perilune.catalog.attack.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.Bundles;
import perilune.catalog.attack.coverage.CoveredRule.Proof;
import perilune.catalog.attack.coverage.CoveredRule.Reach;
import perilune.catalog.attack.json.JsonStream;
import perilune.catalog.attack.json.JsonValue;
import perilune.telemetry.json.JsonLines;

/** What rules cover of two small releases, and the layers made of it. */
class TechniqueCoverageTest {

  @TempDir Path folder;

  private static CoveredRule rule(String name, Reach reach, Proof proof, String... techniques) {
    return new CoveredRule(
        name, name, name + ".toml", List.of(techniques), List.of("AN9001"), reach, proof);
  }

  private AttackRelease release(String name) throws IOException {
    return AttackStore.at(folder).release(name).orElseThrow();
  }

  private TechniqueCoverage cover(String release, CoveredRule... rules) throws IOException {
    Bundles.store(folder);
    String other = release.equals("1.0") ? "2.0" : "1.0";
    return TechniqueCoverage.of(release(release), List.of(release(other)), List.of(rules));
  }

  private static TechniqueCoverage.Row row(TechniqueCoverage coverage, String id) {
    return coverage.techniques().stream()
        .filter(one -> one.object().attackId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void taggedRunnableAndProvenAreCountedApart() throws IOException {
    TechniqueCoverage coverage =
        cover(
            "1.0",
            rule("a", Reach.RUNS, Proof.PROVEN, "T9001"),
            rule("b", Reach.PARTLY, Proof.FAILED, "T9001"),
            rule("c", Reach.BLIND, Proof.PROVEN, "T9001"),
            rule("d", Reach.NOT_RUNNABLE, Proof.NO_SAMPLE, "t9001"));
    TechniqueCoverage.Row row = row(coverage, "T9001");

    assertThat(row.tagged()).isEqualTo(4);
    assertThat(row.runnable()).isEqualTo(2);
    assertThat(row.proven()).isEqualTo(2);
    assertThat(row.runnableAndProven()).isEqualTo(1);
    assertThat(row(coverage, "T9002").tagged()).isZero();
  }

  @Test
  void aParentThatStandsWithItsSubTechniqueIsNoTagOfItsOwn() throws IOException {
    TechniqueCoverage coverage =
        cover(
            "1.0",
            rule("a", Reach.RUNS, Proof.PROVEN, "T9001", "T9001.001", "T9001.001"),
            rule("b", Reach.RUNS, Proof.PROVEN, "T9001"));

    assertThat(row(coverage, "T9001").rules()).extracting(CoveredRule::name).containsExactly("b");
    assertThat(row(coverage, "T9001").below()).isEqualTo(1);
    assertThat(row(coverage, "T9001.001").rules())
        .extracting(CoveredRule::name)
        .containsExactly("a");
  }

  @Test
  void tagsThatNameNothingInForceAreTold() throws IOException {
    CoveredRule rule = rule("a", Reach.RUNS, Proof.PROVEN, "T9001.001", "T9002", "T9003", "x");
    TechniqueCoverage coverage = cover("2.0", rule);

    assertThat(coverage.badTags())
        .extracting(one -> one.tag() + ": " + one.why())
        .containsExactly(
            "T9001.001: it was revoked by T9001 Whistling in 2.0",
            "T9002: 2.0 has no such technique, but 1.0 has",
            "T9003: 2.0 has no such technique",
            "x: 2.0 has no such technique");
    assertThat(coverage.analytics()).hasSize(1);
    assertThat(coverage.analytics().getFirst().rules()).containsExactly(rule);
  }

  @Test
  void aLayerOfRulesSaysHowMuchOfAClaimIsShown() throws IOException {
    TechniqueCoverage coverage =
        cover(
            "1.0",
            rule("a", Reach.RUNS, Proof.PROVEN, "T9001"),
            rule("b", Reach.NOT_ASKED, Proof.NOT_ASKED, "T9002"));
    JsonValue layer = written(CoverageLayer.of(coverage, release("1.0").facts()));

    assertThat(layer.member("versions").orElseThrow().text("layer")).isEqualTo("4.5");
    assertThat(layer.member("versions").orElseThrow().text("attack")).isEqualTo("1");
    assertThat(layer.text("domain")).isEqualTo("enterprise-attack");
    List<JsonValue> techniques = layer.list("techniques");
    assertThat(techniques)
        .extracting(one -> one.text("techniqueID"))
        .containsExactly("T9001", "T9002");
    assertThat(techniques).extracting(one -> one.text("color")).doesNotHaveDuplicates();
    assertThat(techniques.getLast().list("metadata"))
        .extracting(one -> one.text("value"))
        .containsExactly("1", "not asked", "not asked");
  }

  @Test
  void aLayerOfFindingsCountsEachOnce() throws IOException {
    Bundles.store(folder);
    var layer = new FoundLayer(release("2.0"));
    String finding =
        """
        {"type":"finding","id":"%s","revision":%d,"host":{"name":"h"},"rule":{"name":"r <b>","severity":"%s","technique":["T9001","%s"]}}
        """;
    assertThat(layer.take(read(finding.formatted("1", 1, "low", "T9001")))).isTrue();
    assertThat(layer.take(read(finding.formatted("1", 2, "high", "T9001")))).isTrue();
    assertThat(layer.take(read(finding.formatted("2", 1, "low", "T7777")))).isTrue();
    assertThat(layer.take(read("{\"type\":\"summary\"}"))).isTrue();
    assertThat(layer.take(read("{\"kind\":\"rule\"}"))).isFalse();
    assertThat(layer.take(read("7"))).isFalse();

    JsonValue one = written(layer.layer()).list("techniques").getFirst();
    assertThat(one.member("score")).contains(new JsonValue.Numeral("2"));
    assertThat(one.list("metadata"))
        .extracting(fact -> fact.text("value"))
        .containsExactly("2", "high", "1");
    assertThat(layer.unknown()).containsEntry("T7777", 1);
  }

  @Test
  void aLayerOfReadinessFollowsAnalyticsToTechniques() throws IOException {
    Bundles.store(folder);
    var layer = new ReadinessLayer(release("2.0"));
    String line = "{\"kind\":\"analytic\",\"host\":\"%s\",\"analytic\":\"%s\",\"verdict\":\"%s\"}";
    layer.take(read(line.formatted("a", "AN9001", "works")));
    layer.take(read(line.formatted("b", "AN9001", "partly")));
    layer.take(read(line.formatted("c", "AN9001", "cannot")));
    layer.take(read(line.formatted("a", "AN7777", "works")));

    JsonValue one = written(layer.layer()).list("techniques").getFirst();
    assertThat(one.text("techniqueID")).isEqualTo("T9001");
    assertThat(one.member("score")).contains(new JsonValue.Numeral("50"));
    assertThat(layer.unknown()).containsEntry("AN7777", 1);
  }

  private static JsonValue read(String text) throws IOException {
    return JsonStream.read(text.getBytes(UTF_8));
  }

  private static JsonValue written(NavigatorLayer layer) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var lines = new JsonLines(out)) {
      layer.write(lines);
    }
    return JsonStream.read(out.toByteArray());
  }
}
