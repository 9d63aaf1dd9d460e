package perilune.checks.catalog.site;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The files of a site, and whether they fit together. */
final class SiteFiles {

  private static final Pattern HREF = Pattern.compile(" href=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  private final Path site;
  private final List<Path> files;

  private SiteFiles(Path site, List<Path> files) {
    this.site = site;
    this.files = files;
  }

  static SiteFiles of(Path site) throws IOException {
    try (Stream<Path> all = Files.walk(site)) {
      return new SiteFiles(site, all.filter(Files::isRegularFile).sorted().toList());
    }
  }

  /** Gives all bytes by path, those that only the builder reads too. */
  Map<String, String> contents() throws IOException {
    var contents = new TreeMap<String, String>();
    for (Path file : files) {
      contents.put(
          site.relativize(file).toString(),
          new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }
    return contents;
  }

  /** Gives the pages in HTML. */
  List<Path> pages() {
    return files.stream().filter(file -> file.toString().endsWith(".html")).toList();
  }

  /** Gives links that lead nowhere and ids that stand twice on a page; none where all is well. */
  List<String> faults() throws IOException {
    Map<Path, Set<String>> ids = new HashMap<>();
    var faults = new ArrayList<String>();
    for (Path page : pages()) {
      var own = new HashSet<String>();
      Matcher matcher = ID.matcher(Files.readString(page));
      while (matcher.find()) {
        if (!own.add(matcher.group(1))) {
          faults.add(page + " has twice the id " + matcher.group(1));
        }
      }
      ids.put(page, own);
    }
    for (Path page : pages()) {
      links(page, ids, faults);
    }
    return faults;
  }

  private void links(Path page, Map<Path, Set<String>> ids, List<String> faults)
      throws IOException {
    Matcher matcher = HREF.matcher(Files.readString(page));
    while (matcher.find()) {
      String href = matcher.group(1);
      if (href.startsWith("https://") || href.startsWith("data:")) {
        continue;
      }
      int hash = href.indexOf('#');
      String file = hash < 0 ? href : href.substring(0, hash);
      Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
      boolean there = target.startsWith(site) && Files.isRegularFile(target);
      if (!there
          || hash >= 0 && !ids.getOrDefault(target, Set.of()).contains(href.substring(hash + 1))) {
        faults.add(page + " links to " + href);
      }
    }
  }

  /** Gives a page, which the JDK's parser refuses where it is not well-formed. */
  static Document parsed(Path page) throws IOException {
    var factory = DocumentBuilderFactory.newNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(Files.readString(page))));
    } catch (ParserConfigurationException | SAXException problem) {
      throw new AssertionError(page + " is not well-formed: " + problem.getMessage(), problem);
    }
  }
}
