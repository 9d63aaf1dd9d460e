package perilune.catalog.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.catalog.attack.json.JsonStream;

/** Releases go in, and come out as they went in. */
class AttackStoreTest {

  @TempDir Path folder;

  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new TreeSet<>(all.map(one -> folder.relativize(one).toString()).toList());
    }
  }

  @Test
  void bytesOfAnObjectComeOutAsTheyWentIn() throws IOException {
    AttackRelease release = Bundles.store(folder).release("1.0").orElseThrow();
    String text = Bundles.text("one");

    for (AttackObject object : release.objects()) {
      String raw = new String(release.raw(object), UTF_8);
      assertThat(text).contains(raw);
      assertThat(JsonStream.read(raw.getBytes(UTF_8)).text("id")).isEqualTo(object.id());
    }
    AttackObject whistling = release.find("T9001").getFirst();
    assertThat(new String(release.raw(whistling), UTF_8))
        .startsWith("{ \"id\": \"attack-pattern--")
        .endsWith("\"x_mitre_detection\": \"\" }");
    assertThat(Files.readString(folder.resolve("1.0/bundle.json"))).isEqualTo(text);
  }

  @Test
  void whatIsKnownOfAnObjectIsReadBack() throws IOException {
    AttackRelease release = Bundles.store(folder).release("2.0").orElseThrow();
    AttackObject component =
        release
            .object("x-mitre-data-component--00000000-0000-4000-8000-000000000020")
            .orElseThrow();

    assertThat(component.name()).isEqualTo("Sound");
    assertThat(component.version()).isEqualTo("1.0");
    assertThat(component.created()).isEqualTo("2024-01-01T00:00:00.000Z");
    assertThat(component.modified()).isEqualTo("2025-01-01T00:00:00.000Z");
    assertThat(component.deprecated()).isTrue();
    assertThat(component.inForce()).isFalse();
    assertThat(release.find("t9001")).hasSize(2);
    assertThat(release.find("T9001").getFirst().domains()).containsExactly("enterprise-attack");
    assertThat(release.facts().domain()).isEqualTo("enterprise-attack");
    assertThat(release.facts().version()).isEqualTo("2.0");
  }

  @Test
  void theCanonicalHashDoesNotDependOnWhoWroteIt() throws IOException {
    AttackStore store = Bundles.store(folder);
    String matrix = "x-mitre-matrix--00000000-0000-4000-8000-000000000003";
    AttackObject old = store.release("1.0").orElseThrow().object(matrix).orElseThrow();
    AttackObject young = store.release("2.0").orElseThrow().object(matrix).orElseThrow();

    assertThat(young.canonicalSha256()).isEqualTo(old.canonicalSha256());
    assertThat(young.rawSha256()).isNotEqualTo(old.rawSha256());
  }

  @Test
  void importingTwiceChangesNothing() throws IOException {
    Bundles.store(folder);
    Set<String> before = files();

    BundleImport.Report report = Bundles.add(folder, Bundles.text("one"), "", false);

    assertThat(report.outcome()).isEqualTo(BundleImport.Outcome.ALREADY_THERE);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aGzippedBundleIsTheSameRelease() throws IOException {
    Bundles.store(folder);
    Path packed = folder.resolveSibling(folder.getFileName() + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Bundles.text("one").getBytes(UTF_8));
    }
    var imports =
        new BundleImport(AttackStore.at(folder), BundleLimits.defaults(), Optional.empty(), false);

    assertThat(imports.run(packed).outcome()).isEqualTo(BundleImport.Outcome.ALREADY_THERE);
    byte[] bytes = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(imports.run(packed).outcome()).isEqualTo(BundleImport.Outcome.REFUSED);
    Files.delete(packed);
  }

  @Test
  void anotherBundleOfTheSameNameIsRefused() throws IOException {
    Bundles.store(folder);
    Set<String> before = files();

    BundleImport.Report report =
        Bundles.add(folder, Bundles.text("one").replace("Whistling", "Yelling"), "", false);

    assertThat(report.outcome()).isEqualTo(BundleImport.Outcome.REFUSED);
    assertThat(files()).isEqualTo(before);
  }

  /** What a killed import leaves is a folder that no reader takes for a release. */
  @Test
  void whatAKilledImportLeftDoesNotCount() throws IOException {
    AttackStore store = Bundles.store(folder);
    Path left = Files.createDirectory(folder.resolve(".importing-1-0"));
    Files.writeString(left.resolve("bundle.json"), Bundles.text("one").substring(0, 1000));
    Files.writeString(left.resolve("release.txt"), "# perilune-");

    assertThat(store.releases()).extracting(ReleaseFacts::name).containsExactly("1.0", "2.0");
    assertThat(store.leftOvers()).containsExactly(left);
    assertThat(Bundles.add(folder, Bundles.text("two"), "3.0", false).outcome())
        .isEqualTo(BundleImport.Outcome.ADDED);
    assertThat(Files.exists(left)).isTrue();
  }

  @Test
  void releasesStandInTheOrderInWhichPeopleCount() throws IOException {
    for (String name : List.of("10.0", "9.1", "ics-18.1", "9.0", "17.1-beta", "17.1")) {
      Bundles.add(folder, Bundles.text("one"), name, false);
    }
    AttackStore store = AttackStore.at(folder);
    assertThat(store.releases())
        .extracting(ReleaseFacts::name)
        .containsExactly("9.0", "9.1", "10.0", "17.1", "17.1-beta", "ics-18.1");
  }

  @Test
  void everyByteThatIsChangedIsFound() throws IOException {
    AttackStore store = Bundles.store(folder);
    ReleaseFacts facts = store.releases().getFirst();
    assertThat(StoreCheck.check(store, facts).wrong()).isZero();

    Path bundle = folder.resolve("1.0/bundle.json");
    String text = Files.readString(bundle);
    Files.writeString(bundle, text.replace("Humming", "Hamming"));
    assertThat(StoreCheck.check(store, facts).wrong()).isEqualTo(2);
    AttackRelease release = store.release("1.0").orElseThrow();
    assertThatThrownBy(() -> release.raw(release.find("T9002").getFirst()))
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining("not those that were imported");

    Files.writeString(bundle, text.substring(0, 2000));
    assertThat(StoreCheck.check(store, facts).wrong()).isGreaterThan(2);
    Files.delete(bundle);
    assertThat(StoreCheck.check(store, facts).wrong()).isEqualTo(1);
  }

  @Test
  void aLineOfTheStoreThatIsNotSoIsFound() throws IOException {
    AttackStore store = Bundles.store(folder);
    Path objects = folder.resolve("1.0/objects.tsv");
    String text = Files.readString(objects);
    for (String bad :
        List.of(
            text.replace("Humming", "Hamming"),
            text.substring(0, text.length() - 50),
            text.lines().limit(4).reduce("", (all, line) -> all + line + "\n"),
            text + text.lines().skip(1).findFirst().orElseThrow().replace("000002", "000099"))) {
      Files.writeString(objects, bad);
      assertThat(StoreCheck.check(store, store.releases().getFirst()).wrong()).as(bad).isPositive();
    }
    Files.writeString(objects, "something else");
    assertThatThrownBy(() -> store.release("1.0")).isInstanceOf(DamagedStore.class);
  }

  @Test
  void saysHowATechniqueIsFound() throws IOException {
    AttackRelease release = Bundles.store(folder).release("2.0").orElseThrow();
    var detection = new Detection(release);
    AttackObject technique = release.find("T9001").getFirst();
    AttackObject strategy = detection.strategies(technique).getFirst();
    AttackObject analytic = detection.analytics(strategy).getFirst();

    assertThat(strategy.attackId()).isEqualTo("DET9001");
    assertThat(analytic.attackId()).isEqualTo("AN9001");
    assertThat(detection.techniques(strategy)).containsExactly(technique);
    assertThat(detection.strategiesOf(analytic)).containsExactly(strategy);
    Detection.LogSource source = detection.logSources(release.read(analytic)).getFirst();
    assertThat(source.name()).isEqualTo("microphone");
    assertThat(source.component().orElseThrow().name()).isEqualTo("Sound");
    assertThat(Detection.mutableElements(release.read(analytic)))
        .containsExactly(new Detection.MutableElement("Volume", "How loud."));
    AttackObject revoked = release.find("T9001.001").getFirst();
    assertThat(detection.replacement(revoked)).contains(technique);
  }

  @Test
  void aReferenceThatLeadsNowhereIsKept() throws IOException {
    AttackRelease release = Bundles.store(folder).release("2.0").orElseThrow();
    AttackObject component =
        release
            .object("x-mitre-data-component--00000000-0000-4000-8000-000000000020")
            .orElseThrow();

    assertThat(release.connections(component))
        .filteredOn(one -> one.other().isEmpty())
        .extracting(Connection::otherId)
        .containsExactly("x-mitre-data-source--00000000-0000-4000-8000-0000000000ff");
  }
}
