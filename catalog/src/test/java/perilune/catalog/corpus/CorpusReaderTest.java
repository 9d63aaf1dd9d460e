package perilune.catalog.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;
import perilune.catalog.Mode;
import perilune.catalog.Reading;

/** What of a folder counts, what does not, and how that is told. */
class CorpusReaderTest {

  private static final String RULE =
      """
      [metadata]
      maturity = "%s"
      [rule]
      name = "%s"
      type = "%s"
      %s
      [[rule.threat]]
      framework = "MITRE ATT&CK"
      [[rule.threat.technique]]
      id = "t1059"
      [[rule.threat.technique.subtechnique]]
      id = "T1059.011"
      [[rule.threat.technique]]
      id = "T1059"
      """;

  @TempDir private Path folder;

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Catalog read(Vendor vendor) {
    var reader = new CorpusReader(Mode.TRUTH);
    reader.add(vendor, folder.toString(), new FolderFiles(folder));
    return reader.catalog();
  }

  private static String query(String language, String text) {
    return "language = \"" + language + "\"\nquery = '''" + text + "'''";
  }

  @Test
  void countsActiveRulesAndSaysWhatIsLeftOut() throws IOException {
    String eql = query("eql", "any where a == 1");
    write("rules/b.toml", RULE.formatted("production", "Deprecated - but active", "eql", eql));
    write("rules/a.toml", RULE.formatted("development", "Made", "eql", eql));
    write("rules/_deprecated/c.toml", RULE.formatted("production", "Old", "eql", eql));
    write("rules/d.toml", RULE.formatted("deprecated", "Given up", "eql", eql));
    write("rules/uses_deprecated_thing.toml", RULE.formatted("production", "U", "eql", eql));
    write("rules_building_block/e.toml", RULE.formatted("production", "Block", "eql", eql));
    write("rules/ml.toml", RULE.formatted("production", "Learns", "machine_learning", ""));
    write("rules/l.toml", RULE.formatted("production", "L", "query", query("lucene", "a:1")));
    write("other/f.toml", RULE.formatted("production", "Elsewhere", "eql", eql));
    Catalog catalog = read(Vendor.ELASTIC);
    assertThat(catalog.rules())
        .extracting(rule -> rule.card().title() + " " + rule.reading().status())
        .containsExactly(
            "Made OK", "Deprecated - but active OK", "L NONE", "Learns NONE", "Block OK");
    assertThat(catalog.rules().getFirst().card().techniques())
        .containsExactly("T1059", "T1059.011");
    Corpus corpus = catalog.corpora().getFirst();
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.skipped())
        .containsEntry("given up by its authors", 2)
        .containsEntry("active, but its file is called deprecated", 1);
  }

  @Test
  void namesFilesThatCannotBeUsedAndGoesOn() throws IOException {
    write("rules/a.toml", "[rule\nname = ");
    write("rules/b.toml", "[other]\nx = 1\n");
    write("rules/c.toml", "#".repeat(CorpusFiles.MAX_FILE_BYTES + 1));
    Files.write(folder.resolve("rules/d.toml"), new byte[] {(byte) 0xff, 'a'});
    write(
        "rules/e.toml",
        RULE.formatted("production", "E", "eql", query("eql", "any where a == 1 and (")));
    Catalog catalog = read(Vendor.ELASTIC);
    assertThat(catalog.rules()).extracting(CatalogRule::path).containsExactly("rules/e.toml");
    assertThat(catalog.rules().getFirst().reading().status()).isEqualTo(Reading.Status.PARTIAL);
    assertThat(catalog.corpora().getFirst().problems())
        .extracting(problem -> problem.path() + ": " + problem.reason())
        .containsExactly(
            "rules/a.toml: the file is not TOML",
            "rules/b.toml: the file has no [rule] with a name",
            "rules/c.toml: the file has more than 1048576 bytes",
            "rules/d.toml: the file is not UTF-8");
  }

  @Test
  void saysWhereRulesShouldLieWhenThereAreNone() throws IOException {
    write("elsewhere/a.toml", "x = 1");
    for (Vendor vendor : List.of(Vendor.ELASTIC, Vendor.SIGMA, Vendor.SPLUNK, Vendor.KUSTO)) {
      assertThat(read(vendor).corpora().getFirst().problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.detail()).startsWith("they lie in "));
    }
  }

  @Test
  void followsNoLinkOutOfTheFolder(@TempDir Path outside) throws IOException {
    Files.writeString(
        outside.resolve("secret.toml"),
        RULE.formatted("production", "Secret", "eql", query("eql", "any where a == 1")));
    Files.createDirectories(folder.resolve("rules"));
    Files.createSymbolicLink(folder.resolve("rules/a.toml"), outside.resolve("secret.toml"));
    Files.createSymbolicLink(folder.resolve("rules/sub"), outside);
    assertThat(read(Vendor.ELASTIC).rules()).isEmpty();
  }

  @Test
  void readsAllDocumentsOfASigmaFile() throws IOException {
    write(
        "rules/a.yml",
        """
        title: one
        status: test
        tags: [attack.execution, attack.T1059.011, attack.t1059]
        logsource: {category: process_creation, product: windows}
        detection: {s: {Image: x}, condition: s}
        ---
        title: two
        status: deprecated
        logsource: {category: process_creation}
        detection: {s: {Image: x}, condition: s}
        ---
        title: three
        correlation: {type: event_count, rules: [one], group-by: [a], timespan: 5m}
        """);
    write("rules/b.yml", "title: [broken");
    Catalog catalog = read(Vendor.SIGMA);
    assertThat(catalog.rules())
        .extracting(rule -> rule.card().title() + " " + rule.reading().status())
        .containsExactly("one OK", "three NONE");
    assertThat(catalog.ofTechnique("T1059.011")).hasSize(1);
    Corpus corpus = catalog.corpora().getFirst();
    assertThat(corpus.skipped()).containsEntry("given up by its authors", 1);
    assertThat(corpus.problems()).extracting(Corpus.Problem::path).contains("rules/b.yml");
  }

  @Test
  void readsSplunkWithItsMacrosAndKustoWithItsTechniques() throws IOException {
    write("macros/lua.yml", "name: lua\ndefinition: process_name=lua\n");
    write(
        "detections/endpoint/a.yml",
        """
        name: A
        status: production
        search: '`lua` `a_filter`'
        tags:
          mitre_attack_id: [T1059.011]
        """);
    write("detections/deprecated/b.yml", "name: B\nsearch: a=1\n");
    Catalog splunk = read(Vendor.SPLUNK);
    assertThat(splunk.ofTechnique("T1059.011"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.predicates()).hasSize(1));
    assertThat(splunk.corpora().getFirst().skipped()).containsEntry("given up by its authors", 1);
    write(
        "Detections/x.yaml",
        """
        name: X
        relevantTechniques: [T1059.011]
        query: T | where a == 1
        """);
    write("queries/bare.kql", "T | where b == 2");
    Catalog kusto = read(Vendor.KUSTO);
    assertThat(kusto.rules()).hasSize(2);
    assertThat(kusto.ofTechnique("T1059.011")).hasSize(1);
  }

  @Test
  void tellsAPlaceThatIsNone() throws IOException {
    Path file = Files.write(folder.resolve("f"), "x".getBytes(StandardCharsets.UTF_8));
    for (String place : List.of(folder + "/no", file.toString(), folder + "@HEAD", "\0")) {
      assertThat(CorpusPlace.of(place)).isInstanceOf(CorpusPlace.Refused.class);
    }
  }
}
