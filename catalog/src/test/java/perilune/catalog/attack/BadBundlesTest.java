package perilune.catalog.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static perilune.source.DiagnosticCode.ATT001;
import static perilune.source.DiagnosticCode.ATT002;
import static perilune.source.DiagnosticCode.ATT003;
import static perilune.source.DiagnosticCode.ATT004;
import static perilune.source.DiagnosticCode.ATT005;
import static perilune.source.DiagnosticCode.ATT006;
import static perilune.source.DiagnosticCode.ATT008;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.catalog.attack.BundleImport.Outcome;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;

/** What is wrong with a bundle is told by place, counted, and never mended. */
class BadBundlesTest {

  private static final String ONE = Bundles.technique(1, "");
  private static final String TWO = Bundles.technique(2, "");

  @TempDir Path folder;

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("nothing", "", ATT001),
        Arguments.of("no JSON", "<html>", ATT001),
        Arguments.of("an array", "[]", ATT001),
        Arguments.of("one object", ONE, ATT001),
        Arguments.of("no objects", "{\"type\":\"bundle\",\"id\":\"bundle--x\"}", ATT001),
        Arguments.of("objects are no list", "{\"type\":\"bundle\",\"objects\":{\"a\":1}}", ATT001),
        Arguments.of("cut off in an object", Bundles.of(ONE).substring(0, 80), ATT001),
        Arguments.of(
            "cut off after an object", Bundles.of(ONE + "," + TWO).split("\\},")[0], ATT001),
        Arguments.of("more follows", Bundles.of(ONE) + "{}", ATT001),
        Arguments.of("a name twice", Bundles.of("{\"id\":\"a\",\"id\":\"b\"}"), ATT001),
        Arguments.of("deep", Bundles.of(ONE + ",{\"x\":" + "[".repeat(300)), ATT008),
        Arguments.of(
            "large",
            Bundles.of(Bundles.technique(1, ",\"x\":\"" + "y".repeat(1 << 20) + "\"")),
            ATT008),
        Arguments.of("many", Bundles.of(many()), ATT008),
        Arguments.of(
            "STIX of another version",
            "{\"type\":\"bundle\",\"spec_version\":\"3.0\",\"objects\":[" + ONE + "]}",
            ATT002),
        Arguments.of(
            "an id twice", Bundles.of(ONE + "," + Bundles.technique(1, ",\"name\":\"x\"")), ATT003),
        Arguments.of("no id", Bundles.of("{\"type\":\"tool\"}"), ATT005),
        Arguments.of("no object", Bundles.of("7"), ATT005),
        Arguments.of("null", Bundles.of("null"), ATT005),
        Arguments.of(
            "another type", Bundles.of(ONE.replace("\"attack-pattern\"", "\"tool\"")), ATT005),
        Arguments.of("a huge number", Bundles.of(Bundles.technique(1, ",\"x\":1e999")), ATT005));
  }

  private static String many() {
    var all = new StringBuilder(ONE);
    for (int i = 2; i < 102; i++) {
      all.append(',').append(Bundles.technique(i, ""));
    }
    return all.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedAndLeavesNothing(String what, String text, DiagnosticCode code) throws IOException {
    BundleImport.Report report = Bundles.add(folder, text, "1.0", false);

    assertThat(report.outcome()).as(what).isEqualTo(Outcome.REFUSED);
    assertThat(report.notes().counts()).as(what).containsKey(code);
    assertThat(report.notes().told()).as(what).anyMatch(Diagnostic::isError);
    assertThat(folder.toFile().list()).as(what).isEmpty();
  }

  @Test
  void thePlaceOfABrokenObjectIsTold() throws IOException {
    String text = Bundles.of(ONE + ",\n" + "{\"type\":\"tool\",\"id\":\"tool--1\"}");

    Diagnostic told = Bundles.add(folder, text, "1.0", false).notes().told().getFirst();

    assertThat(told.source().name())
        .contains("byte " + text.indexOf("{\"type\":\"tool\""))
        .contains("object 2 tool--1");
    assertThat(told.source().firstLine()).isEqualTo(2);
    assertThat(told.source().text()).startsWith("{\"type\":\"tool\"");
  }

  @Test
  void brokenObjectsCanBeLeftOut() throws IOException {
    String twice = TWO + "," + Bundles.technique(2, ",\"name\":\"x\"");
    String text = Bundles.of(ONE + ",{\"type\":\"tool\"}," + twice + ",7");

    BundleImport.Report report = Bundles.add(folder, text, "1.0", true);

    assertThat(report.outcome()).isEqualTo(Outcome.ADDED);
    assertThat(report.release().orElseThrow().objects()).isEqualTo(1);
    assertThat(report.release().orElseThrow().leftOut()).isEqualTo(4);
    AttackRelease release = AttackStore.at(folder).release("1.0").orElseThrow();
    assertThat(release.objects()).hasSize(1);
    assertThat(StoreCheck.check(AttackStore.at(folder), release.facts()).wrong()).isZero();
  }

  @Test
  void whatIsOnlyOddIsTakenAndTold() throws IOException {
    String text =
        "{\"type\":\"bundle\",\"x_new\":[1,{\"a\":2}],\"objects\":["
            + ONE
            + ","
            + ONE
            + ","
            + Bundles.technique(3, ",\"x_mitre_attack_spec_version\":\"4.0.0\"")
            + ","
            + Bundles.technique(
                4, ",\"spec_version\":\"2.2\",\"a_ref\":\"\",\"b_refs\":[\"tool--1\"]")
            + "]}";

    BundleImport.Report report = Bundles.add(folder, text, "1.0", false);

    assertThat(report.outcome()).isEqualTo(Outcome.ADDED);
    assertThat(report.release().orElseThrow().objects()).isEqualTo(3);
    assertThat(report.notes().counts()).isEqualTo(Map.of(ATT002, 3, ATT003, 1, ATT004, 2));
  }

  @Test
  void missingReferencesAreAllCountedAndTheFirstTold() throws IOException {
    var all = new StringBuilder(ONE);
    for (int i = 2; i < 42; i++) {
      all.append(',').append(Bundles.technique(i, ",\"x_ref\":\"tool--" + i % 20 + "\""));
    }
    BundleImport.Report report = Bundles.add(folder, Bundles.of(all.toString()), "1.0", false);

    assertThat(report.notes().counts()).isEqualTo(Map.of(ATT004, 40));
    assertThat(report.notes().told()).hasSize(BundleNotes.MAX_TOLD + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "a/b", ".hidden", "-x", "a b", "", "ä", "a\\b"})
  void aNameThatLeadsOutOfTheStoreIsRefused(String name) throws IOException {
    Path file = folder.resolve("bundle.txt");
    Files.writeString(file, Bundles.of(ONE));
    var imports =
        new BundleImport(
            AttackStore.at(folder.resolve("store")),
            BundleLimits.defaults(),
            Optional.of(name),
            false);

    BundleImport.Report report = imports.run(file);

    assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(report.notes().counts()).containsKey(ATT006);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("bundle.txt", "store");
  }

  @Test
  void aReleaseIsNeverNamedByGuess() throws IOException {
    assertThat(Bundles.add(folder, Bundles.of(ONE), "", false).notes().counts())
        .containsKey(ATT006);
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-18.1.json, 18.1",
    "enterprise-attack-18.1.json.bak, ",
    "enterprise-attack.json, ",
    "my-18.1.json, ",
  })
  void aBundleWithoutACollectionIsNamedAsMitreNamesItsFiles(String file, String release)
      throws IOException {
    Path bundle = Files.writeString(folder.resolve(file), Bundles.of(ONE));
    var imports =
        new BundleImport(
            AttackStore.at(folder.resolve("store")),
            BundleLimits.defaults(),
            Optional.empty(),
            false);

    assertThat(imports.run(bundle).release().map(ReleaseFacts::name).orElse(null))
        .isEqualTo(release);
  }

  @Test
  void releasesOfOtherDomainsHaveTheDomainInTheirName() throws IOException {
    String text = Bundles.text("one").replace("enterprise-attack\"}]}", "mobile-attack\"}]}");
    assertThat(Bundles.add(folder, text, "", false).release().orElseThrow().name())
        .isEqualTo("mobile-1.0");
  }
}
