package perilune.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import perilune.source.SourceText;

/** Takes the queries of one language out of Elastic's rule files: just enough TOML for those. */
public final class RuleQueries {

  /**
   * The rule's table up to the next one, which is where its query stands: investigation guides hold
   * queries of other languages.
   */
  private static final Pattern RULE =
      Pattern.compile(
          "(?ms)^\\[rule]\\s*$(.*?)(?=^\\[\\[?(?:rule|metadata|transform)[\\w.]*]|\\z)");

  private static final Pattern QUERY =
      Pattern.compile(
          "(?ms)^query\\s*=\\s*(?:'''\\r?\\n?(.*?)'''|\"\"\"\\r?\\n?(.*?)\"\"\"|\"(.*?)\"\\s*$)");

  private final Pattern language;

  /**
   * Makes one for a language.
   *
   * @param language as rule files name it: eql, kuery, esql
   */
  public RuleQueries(String language) {
    this.language = Pattern.compile("(?m)^language\\s*=\\s*\"" + language + "\"");
  }

  /** Gives the queries of all rules but deprecated ones; says so aloud where there is none. */
  public List<SourceText> all() throws IOException {
    return queries(false);
  }

  /** Gives the queries of deprecated rules; says so aloud where there is none. */
  public List<SourceText> deprecated() throws IOException {
    return queries(true);
  }

  private List<SourceText> queries(boolean deprecated) throws IOException {
    var queries = new ArrayList<SourceText>();
    Optional<Path> corpus = SharedFolder.find("corpora/elastic-detection-rules");
    if (corpus.isEmpty()) {
      return queries;
    }
    for (String folder : List.of("rules", "rules_building_block")) {
      try (Stream<Path> files = Files.walk(corpus.get().resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
          String text = Files.readString(file);
          if (deprecated == file.toString().contains("_deprecated")
              && language.matcher(text).find()) {
            queries.add(query(file, text));
          }
        }
      }
    }
    return queries;
  }

  private static SourceText query(Path file, String text) {
    Matcher rule = RULE.matcher(text);
    Matcher query = QUERY.matcher(text);
    if (!rule.find() || !query.region(rule.start(1), rule.end(1)).find()) {
      throw new AssertionError("no query in " + file);
    }
    int group = query.group(1) != null ? 1 : query.group(2) != null ? 2 : 3;
    int line =
        1 + (int) text.substring(0, query.start(group)).chars().filter(c -> c == '\n').count();
    String value = query.group(group);
    return new SourceText(
        file.getFileName().toString(), group == 1 ? value : unescaped(value), line);
  }

  /** The escapes of TOML's basic strings that occur. */
  private static String unescaped(String text) {
    return text.replace("\\\\", "\0").replace("\\\"", "\"").replace("\0", "\\");
  }
}
