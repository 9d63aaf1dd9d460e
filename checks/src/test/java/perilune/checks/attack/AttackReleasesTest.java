package perilune.checks.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.BundleImport;
import perilune.catalog.attack.BundleLimits;
import perilune.catalog.attack.Detection;
import perilune.catalog.attack.StoreCheck;
import perilune.catalog.attack.diff.ObjectDiff;
import perilune.catalog.attack.diff.ObjectDiff.Status;
import perilune.catalog.attack.diff.ReleaseDiff;
import perilune.checks.Places;
import perilune.source.DiagnosticCode;

/** Two releases of ATT&CK as they were published, where they lie beside the repository. */
class AttackReleasesTest {

  private static final List<String> NAMES = List.of("17.1", "18.1");

  @TempDir Path folder;

  private static Optional<Path> bundle(String release) {
    return Places.shared("reference/attack/enterprise-attack-" + release + ".json.gz");
  }

  private BundleImport.Report add(Path bundle, String release) throws IOException {
    return new BundleImport(
            AttackStore.at(folder), BundleLimits.defaults(), Optional.of(release), false)
        .run(bundle);
  }

  private Optional<ReleaseDiff> diff() throws IOException {
    for (String name : NAMES) {
      Optional<Path> bundle = bundle(name);
      if (bundle.isEmpty()) {
        return Optional.empty();
      }
      assertThat(add(bundle.get(), name).outcome()).isEqualTo(BundleImport.Outcome.ADDED);
    }
    AttackStore store = AttackStore.at(folder);
    return Optional.of(
        new ReleaseDiff(
            store.release(NAMES.getFirst()).orElseThrow(),
            store.release(NAMES.getLast()).orElseThrow()));
  }

  @Test
  void everyByteIsKeptAndEveryHashIsWhatItSays() throws IOException {
    Optional<ReleaseDiff> diff = diff();
    if (diff.isEmpty()) {
      return;
    }
    AttackStore store = AttackStore.at(folder);
    for (AttackRelease release : List.of(diff.get().before(), diff.get().after())) {
      assertThat(StoreCheck.check(store, release.facts()).wrong()).isZero();
      try (InputStream in = unpacked(release.name());
          InputStream kept =
              Files.newInputStream(folder.resolve(release.name() + "/bundle.json"))) {
        assertThat(kept.readAllBytes()).isEqualTo(in.readAllBytes());
      }
    }
    assertThat(diff.get().before().objects()).hasSize(22_652);
    assertThat(diff.get().after().objects()).hasSize(24_771);
  }

  private static InputStream unpacked(String release) throws IOException {
    return new BufferedInputStream(
        new GZIPInputStream(Files.newInputStream(bundle(release).orElseThrow())));
  }

  @Test
  void theEmptyReferencesOfTheYoungerAreCounted() throws IOException {
    Optional<Path> bundle = bundle("18.1");
    if (bundle.isPresent()) {
      assertThat(add(bundle.get(), "18.1").notes().counts())
          .containsOnlyKeys(DiagnosticCode.ATT004)
          .containsEntry(DiagnosticCode.ATT004, 7);
    }
  }

  /** Read out of both bundles by hand. */
  @Test
  void whatChangedInTheTechniqueLua() throws IOException {
    Optional<ReleaseDiff> diff = diff();
    if (diff.isEmpty()) {
      return;
    }
    AttackObject technique = diff.get().after().find("T1059.011").getFirst();
    ObjectDiff lua = diff.get().of(technique.id());

    assertThat(lua.status()).isEqualTo(Status.CHANGED);
    assertThat(lua.unannounced()).isTrue();
    assertThat(lua.fields())
        .extracting(one -> one.kind() + " " + one.path())
        .containsExactlyInAnyOrder(
            "REMOVED x_mitre_data_sources",
            "REORDERED x_mitre_platforms",
            "ADDED x_mitre_remote_support");
    assertThat(lua.connections())
        .extracting(one ->
            one.status() + " " + one.connection().kind() + " " + one.connection().otherTitle())
        .containsExactlyInAnyOrder(
            "REMOVED detects Command Execution",
            "REMOVED detects Script Execution",
            "ADDED detects DET0101 Detection Strategy for Lua Scripting Abuse",
            "ADDED uses S1240 RedLine Stealer");
  }

  @Test
  void theAnalyticsForLuaAreNewAndLeadToTheTechnique() throws IOException {
    Optional<ReleaseDiff> diff = diff();
    if (diff.isEmpty()) {
      return;
    }
    AttackRelease after = diff.get().after();
    var detection = new Detection(after);
    AttackObject technique = after.find("T1059.011").getFirst();
    AttackObject strategy = detection.strategies(technique).getFirst();

    assertThat(detection.analytics(strategy))
        .extracting(AttackObject::attackId)
        .containsExactly("AN0278", "AN0279", "AN0280", "AN0281");
    for (AttackObject analytic : detection.analytics(strategy)) {
      assertThat(diff.get().of(analytic.id()).status()).isEqualTo(Status.ADDED);
    }
    AttackObject linux = after.find("AN0279").getFirst();
    assertThat(detection.logSources(after.read(linux)))
        .extracting(one -> one.name() + " " + one.channel())
        .containsExactly("auditd:SYSCALL execve", "auditd:SYSCALL PATH");
    assertThat(linux.modified()).isEqualTo("2025-11-12T22:03:39.105Z");
  }

  @Test
  void aBundleThatIsCutAnywhereIsRefused() throws IOException {
    Optional<Path> bundle = bundle("17.1");
    if (bundle.isEmpty()) {
      return;
    }
    byte[] text;
    try (InputStream in = unpacked("17.1")) {
      text = in.readNBytes(300_000);
    }
    for (int length : new int[] {1, 60, 1_000, 99_999, 299_999}) {
      Path cut = Files.write(folder.resolve("cut.json"), Arrays.copyOf(text, length));
      BundleImport.Report report = add(cut, "1.0");
      assertThat(report.outcome()).as("%d", length).isEqualTo(BundleImport.Outcome.REFUSED);
      assertThat(report.notes().told().getFirst().code()).isEqualTo(DiagnosticCode.ATT001);
      assertThat(report.notes().told().getFirst().source().name().getBytes(UTF_8)).isNotEmpty();
    }
    assertThat(AttackStore.at(folder).releases()).isEmpty();
  }
}
