package perilune.checks.catalog.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** What stands on the pages of a site. How they look has to be seen in a browser. */
class SitePagesTest {

  /** Set to "true" to write the golden files anew; review the difference. */
  private static final String RECORD = "perilune.record";

  private static final Path GOLDEN =
      Places.repository().resolve("checks/src/test/resources/perilune/checks/catalog/site");

  @TempDir Path folder;

  private Path site = Path.of("");

  @BeforeEach
  void build() throws IOException {
    site = folder.resolve("site");
    CommandRun run = new OwnCorpora(folder).build(site);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "technique/T1059.011.html",
        "technique/T1059.011.md",
        "technique/T1059.011.json",
        "index.md"
      })
  void aPageIsTheOneRecorded(String name) throws IOException {
    String page =
        Files.readString(site.resolve(name))
            .replaceAll("Perilune [0-9a-zA-Z.\\\\-]+\\.", "Perilune VERSION.");
    Path golden = GOLDEN.resolve(name.replace('/', '-'));
    if (Boolean.getBoolean(RECORD)) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, page);
    }
    assertThat(page).isEqualTo(Files.readString(golden));
  }

  @Test
  void everyLinkLeadsSomewhereAndEveryIdStandsOnce() throws IOException {
    assertThat(SiteFiles.of(site).faults()).isEmpty();
  }

  @Test
  void noTextOfARuleBecomesMarkup() throws IOException {
    var names = new TreeSet<String>();
    for (Path page : SiteFiles.of(site).pages()) {
      var all = SiteFiles.parsed(page).getElementsByTagName("*");
      int scripts = 0;
      for (int i = 0; i < all.getLength(); i++) {
        var element = (Element) all.item(i);
        names.add(element.getTagName());
        scripts += element.getTagName().equals("script") ? 1 : 0;
        for (int k = 0; k < element.getAttributes().getLength(); k++) {
          assertThat(element.getAttributes().item(k).getNodeName()).doesNotStartWith("on");
        }
      }
      assertThat(scripts).as("scripts of %s", page).isEqualTo(1);
      assertThat(Files.readString(page)).doesNotContain("\u202e");
    }
    assertThat(names).doesNotContain("img", "iframe", "style", "form");
  }

  @Test
  void aHostileValueIsShownAsItIsAndFoundInJson() throws IOException {
    Path page = rule("lua_hostile", ".html");
    assertThat(SiteFiles.parsed(page).getDocumentElement().getTextContent())
        .contains(OwnCorpora.HOSTILE.replace("\u202e", "\\u202e"));
    JsonDocument json = JsonDocument.parse(Files.readString(rule("lua_hostile", ".json")));
    assertThat(json.text("title")).isEqualTo("Hostile " + OwnCorpora.HOSTILE);
    assertThat(Files.readString(rule("lua_hostile", ".md")))
        .contains("\\<script\\>")
        .contains("\\[a\\]");
  }

  private Path rule(String name, String suffix) throws IOException {
    try (var all = Files.list(site.resolve("rule/elastic"))) {
      return all.filter(
              file -> {
                String own = String.valueOf(file.getFileName());
                return own.startsWith(name) && own.endsWith(suffix);
              })
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aPageOfARuleHasWhatWasReadOfItAndNotItsText() throws IOException {
    String page = Files.readString(rule("lua_shell", ".html"));

    assertThat(page)
        .contains("Lua starts a shell", "parent_process_name", "exclusion", "/opt/build/");
    assertThat(page).doesNotContain("process where");
  }

  @Test
  void anExclusionNamesTheRulesOfItsTechniquesThatLackIt() throws IOException {
    assertThat(Files.readString(site.resolve("exclusion/process.args.html")))
        .contains("Without it: 3 of 4 rules of T1059.011; 1 look at this field.");
  }

  @Test
  void everyPageSaysWhereItsNumbersComeFrom() throws IOException {
    for (Path page : SiteFiles.of(site).pages()) {
      assertThat(Files.readString(page))
          .contains("elastic/detection-rules", "no commit known, 3 rules", "SigmaHQ/sigma")
          .contains("Elastic License 2.0", "Detection Rule License 1.1", "Mode truth");
    }
  }
}
