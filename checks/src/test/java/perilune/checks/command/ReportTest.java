package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import perilune.checks.CommandRun;
import perilune.checks.Places;

/** The page of {@code hunt --output html}. How it looks has to be seen in a browser. */
class ReportTest {

  /** Set to "true" to write the golden file anew; review the difference. */
  private static final String RECORD = "perilune.record";

  private static final Path GOLDEN =
      Places.repository().resolve("checks/src/test/resources/perilune/checks/command/report.html");

  @TempDir Path folder;

  private static CommandRun report(String... paths) {
    var arguments = new ArrayList<>(List.of("hunt", "--output", "html"));
    arguments.addAll(List.of(paths));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** The JDK's parser refuses everything that is not well-formed. */
  private static Document parsed(String page) {
    var factory = DocumentBuilderFactory.newNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException | IOException problem) {
      throw new AssertionError("not well-formed: " + problem.getMessage(), problem);
    }
  }

  private static List<Element> elements(Document page, String name) {
    NodeList found = page.getElementsByTagNameNS("*", name);
    var all = new ArrayList<Element>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  @Test
  void tellsAFindingOnAPage() throws IOException {
    CommandRun run = report(OwnTelemetry.into(folder, OwnTelemetry.ECS));
    assertThat(run.exitCode()).isZero();
    String page =
        run.out()
            .replace(folder.toString(), "FOLDER")
            .replaceAll("(?s)<style>.*</style>", "<style></style>")
            .replaceAll("sha256-[^']+", "sha256-N")
            .replaceAll("(<dt>(?:Started|Took|Build)</dt>\\s*<dd><code dir=\"ltr\">)[^<]*", "$1N")
            .replaceAll("(<dt>Hunted</dt>\\s*<dd[^>]*>)[^<]*", "$1N");
    if (Boolean.getBoolean(RECORD)) {
      Files.writeString(GOLDEN, page);
    }
    assertThat(page).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void isWellFormedWithHeadingsInOrderAndNoIdTwice() throws IOException {
    OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    OwnTelemetry.into(folder, OwnTelemetry.ECS);
    Document page = parsed(report(folder.toString()).out());
    assertThat(elements(page, "article")).hasSize(2);
    assertThat(elements(page, "svg")).hasSize(2);
    int before = 0;
    Set<String> ids = new TreeSet<>();
    for (Element element : elements(page, "*")) {
      String name = element.getLocalName();
      if (name.matches("h[1-6]")) {
        int level = name.charAt(1) - '0';
        assertThat(level).as(element.getTextContent()).isLessThanOrEqualTo(before + 1);
        before = level;
      }
      assertThat(element.getAttribute("id").isEmpty() || ids.add(element.getAttribute("id")))
          .as(element.getAttribute("id"))
          .isTrue();
    }
    for (Element link : elements(page, "a")) {
      assertThat(ids).contains(link.getAttribute("href").substring(1));
    }
  }

  /** A page that is mailed must not tell anybody that it was opened. */
  @Test
  void needsNothingFromElsewhereAndRunsNothing() throws IOException {
    String out = report(OwnTelemetry.into(folder, OwnTelemetry.AUDIT)).out();
    Document page = parsed(out);
    assertThat(
            out.replace("http://www.w3.org/1999/xhtml", "")
                .replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "url(", "@import");
    for (String name : List.of("script", "iframe", "object", "embed", "img", "form", "base")) {
      assertThat(elements(page, name)).as(name).isEmpty();
    }
    for (Element element : elements(page, "*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertThat(attribute).doesNotStartWith("on").isNotIn("style", "src", "srcset");
      }
    }
    assertThat(elements(page, "meta").get(1).getAttribute("content"))
        .startsWith("default-src 'none'; style-src 'sha256-");
  }

  @Test
  void showsHostileTextAsText() throws IOException {
    String hostile =
        "</script></style></title></svg><svg onload=alert(1)><!--]]>&lt;'`\\u202e\\u0000\\u001b\\ud800\\uffff"
            + "A".repeat(24_000);
    String ecs = OwnTelemetry.text(OwnTelemetry.ECS);
    String path =
        OwnTelemetry.write(
            folder,
            "hostile.ndjson",
            ecs.replace("uname -r')", "uname -r') --" + hostile)
                .replace("\"ben\"", "\"ben" + hostile + "\"")
                .replace("\"ledger\"", "\"ledger" + hostile + "\"")
                .replace("\"-bash\"", "\"-bash" + hostile + "\""));
    CommandRun run = report(path);
    Document page = parsed(run.out());
    assertThat(elements(page, "article")).hasSize(1);
    assertThat(elements(page, "svg")).hasSize(1);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("</script></style>", "<svg onload=alert(1)>", "\\u202e", "characters more)");
    assertThat(run.out().chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    assertThat(run.out().length()).isLessThan(400_000);
  }

  @Test
  void isAPageAlsoWhereNothingWasFoundOrRead() throws IOException {
    String missing = folder.resolve("missing").toString();
    CommandRun run = report(missing);
    assertThat(run.exitCode()).isEqualTo(1);
    Document page = parsed(run.out());
    assertThat(elements(page, "h1").getFirst().getTextContent()).isEqualTo("No findings");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("no finding does not mean that all is well", "not read: " + missing);
  }

  @Test
  void tellsTheFirstHundredCulpritsAndListsTheOthers() throws IOException {
    var many = new StringBuilder();
    String one = OwnTelemetry.text(OwnTelemetry.ECS);
    for (int i = 0; i < 120; i++) {
      many.append(
          one.replace("\"h-7\"", "\"h-" + i + "\"")
              .replace("\"p4", "\"p" + i + "-")
              .replace("\"id\":\"a", "\"id\":\"" + i + "-"));
    }
    CommandRun run = report(OwnTelemetry.write(folder, "many.ndjson", many.toString()));
    Document page = parsed(run.out());
    assertThat(elements(page, "h1").getFirst().getTextContent()).isEqualTo("120 findings");
    assertThat(elements(page, "article")).hasSize(100);
    List<Element> tables = elements(page, "table");
    Element others = tables.get(tables.size() - 2);
    assertThat(elements(page, "h2").stream().map(Element::getTextContent))
        .contains("Further findings");
    assertThat(others.getElementsByTagNameNS("*", "tr").getLength()).isEqualTo(1 + 20);
  }

  @Test
  void goesToAFileAndNothingToStandardOutput() throws IOException {
    String path = OwnTelemetry.into(folder, OwnTelemetry.ECS);
    Path file = folder.resolve("report.html");
    CommandRun run =
        CommandRun.of("hunt", "--output", "html", "--output-file", file.toString(), path);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    CommandRun text = CommandRun.of("hunt", "-o", folder.resolve("report.txt").toString(), path);
    assertThat(text.out()).isEmpty();
    assertThat(folder.resolve("report.txt")).content().contains("1 finding (1 high)");
  }
}
