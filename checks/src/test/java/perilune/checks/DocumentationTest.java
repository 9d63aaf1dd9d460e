package perilune.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.content.RuleTree;
import perilune.context.origin.OriginTable;
import perilune.context.provenance.PackageReason;
import perilune.event.KnownField;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;

/** Holds the pages that list things to the things themselves. */
class DocumentationTest {

  private static final Pattern HEADING = Pattern.compile("(?m)^## ([a-z0-9_]+)$");
  private static final Pattern TABLE_ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| (critical|high|medium|low|signal) \\|");
  private static final Pattern REASON_ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (owned|unowned|unknown) \\|");
  private static final Pattern CONTEXT =
      Pattern.compile(
          "\\.(drop|package|lua\\.root)\\.|used_|image_state|image_location|elevation|memory\\.state"
              + "|lua\\.identity|original_path|script\\.form|library\\.location");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @Test
  void everyBuiltInRuleHasASectionOnThePageOfItsPack() throws IOException {
    for (String pack : RuleTree.packs()) {
      String page = Files.readString(repository().resolve("docs/rules/" + pack + ".md"));
      assertThat(HEADING.matcher(page).results().map(found -> found.group(1)))
          .as(pack)
          .containsExactlyInAnyOrderElementsOf(
              rules(pack).stream().map(rule -> name(rule.header())).toList());
    }
  }

  @Test
  void aTableNamesEveryBuiltInRuleWithItsSeverity() throws IOException {
    for (String pack : RuleTree.packs()) {
      String page = Files.readString(repository().resolve("docs/rules/" + pack + ".md"));
      assertThat(TABLE_ROW.matcher(page).results().map(row -> row.group(1) + " " + row.group(2)))
          .as(pack)
          .containsExactlyInAnyOrderElementsOf(
              rules(pack).stream()
                  .map(rule -> name(rule.header()) + " " + severity(rule.header()))
                  .toList());
    }
  }

  @Test
  void theReadmeCountsTheSignalsOfEveryPack() throws IOException {
    String readme = Files.readString(repository().resolve("README.md"));

    assertThat(readme).contains("[" + rules().size() + " rules](docs/rules)");
    for (String pack : RuleTree.packs()) {
      long signals =
          rules(pack).stream().filter(rule -> severity(rule.header()).equals("signal")).count();
      assertThat(readme)
          .contains(
              "| [%s](docs/rules/%s.md) | %s|"
                  .formatted(pack, pack, signals == 0 ? "" : signals + " "));
    }
  }

  @Test
  void everyReasonOfAPackageVerdictIsExplained() throws IOException {
    String page = Files.readString(repository().resolve("docs/fields/provenance.md"));

    assertThat(REASON_ROW.matcher(page).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PackageReason.values()).map(PackageReason::word).toList());
  }

  @Test
  void theTableOfOriginsIsWrittenOut() throws IOException {
    String page = Files.readString(repository().resolve("docs/fields/provenance.md"));

    assertThat(page).contains(String.join("\n", OriginTable.lines()) + "\n");
  }

  @Test
  void everyFieldOfItsOwnHasAPage() throws IOException {
    var pages = new StringBuilder();
    try (Stream<Path> files = Files.list(repository().resolve("docs/fields"))) {
      for (Path page : files.toList()) {
        pages.append(Files.readString(page));
      }
    }
    assertThat(own(field -> true)).allMatch(field -> pages.indexOf('`' + field + '`') >= 0);
  }

  /** Context that no rule uses is context that nobody has tried. */
  @Test
  void everyFieldOfContextIsUsedByABuiltInRule() {
    Set<String> used = new HashSet<>();
    rules().forEach(rule -> used.addAll(rule.plan().fields()));
    assertThat(own(CONTEXT.asPredicate())).hasSizeGreaterThan(40).allMatch(used::contains);
  }

  private static List<String> own(Predicate<String> which) {
    return Arrays.stream(KnownField.values())
        .map(KnownField::fieldName)
        .filter(name -> name.startsWith("perilune.") && which.test(name))
        .toList();
  }

  @Test
  void linksBetweenPagesLeadSomewhere() throws IOException {
    Path root = repository();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"));
        Stream<Path> top = Files.list(root)) {
      List<Path> pages =
          Stream.concat(docs, top).filter(page -> page.toString().endsWith(".md")).toList();
      assertThat(pages).hasSizeGreaterThan(10);
      for (Path page : pages) {
        assertThat(LINK.matcher(Files.readString(page)).results().map(DocumentationTest::target))
            .as("links of %s", root.relativize(page))
            .allMatch(target -> Files.exists(page.resolveSibling(target)));
      }
    }
  }

  private static String target(MatchResult link) {
    return link.group(1);
  }

  private static List<Rule> rules() {
    var tree = new RuleTree();
    RuleTree.packs().forEach(tree::addPack);
    return tree.loaded().rules();
  }

  private static List<Rule> rules(String pack) {
    return rules().stream()
        .filter(rule -> rule.header().place().contains(pack + "/" + name(rule.header())))
        .toList();
  }

  private static String name(RuleHeader header) {
    String place = header.place();
    return place.substring(place.lastIndexOf('/') + 1, place.lastIndexOf('.'));
  }

  private static String severity(RuleHeader header) {
    return header.telling().buildingBlock() ? "signal" : header.severity().word();
  }

  private static Path repository() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("checks/pom.xml"))) {
        return at;
      }
    }
    throw new IOException("not inside the repository");
  }
}
