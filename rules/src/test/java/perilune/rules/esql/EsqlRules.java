package perilune.rules.esql;

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

/** Takes the ES|QL queries out of Elastic's rule files: just enough TOML for those. */
final class EsqlRules {

  private static final Pattern LANGUAGE = Pattern.compile("(?m)^language\\s*=\\s*\"esql\"");

  /** The rule's table up to the next one, which is where its query stands. */
  private static final Pattern RULE =
      Pattern.compile(
          "(?ms)^\\[rule]\\s*$(.*?)(?=^\\[\\[?(?:rule|metadata|transform)[\\w.]*]|\\z)");

  private static final Pattern QUERY =
      Pattern.compile("(?ms)^query\\s*=\\s*(?:'''\\r?\\n?(.*?)'''|\"\"\"\\r?\\n?(.*?)\"\"\")");

  private EsqlRules() {}

  /** Gives the queries of deprecated rules or of all others; says so aloud where there is none. */
  static List<SourceText> all(boolean deprecated) throws IOException {
    var queries = new ArrayList<SourceText>();
    Optional<Path> corpus = corpus();
    if (corpus.isEmpty()) {
      System.out.println(
          "SKIPPED: no corpora/elastic-detection-rules below PERILUNE_SHARED or ../shared");
      return queries;
    }
    for (String folder : List.of("rules", "rules_building_block")) {
      try (Stream<Path> files = Files.walk(corpus.get().resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
          String text = Files.readString(file);
          if (deprecated == file.toString().contains("_deprecated")
              && LANGUAGE.matcher(text).find()) {
            queries.add(query(file, text));
          }
        }
      }
    }
    return queries;
  }

  private static Optional<Path> corpus() {
    String set = System.getenv("PERILUNE_SHARED");
    List<Path> places =
        set == null
            ? List.of(Path.of("../shared"), Path.of("../../shared"))
            : List.of(Path.of(set));
    return places.stream()
        .map(place -> place.resolve("corpora/elastic-detection-rules"))
        .filter(Files::exists)
        .findFirst();
  }

  private static SourceText query(Path file, String text) {
    Matcher rule = RULE.matcher(text);
    Matcher query = QUERY.matcher(rule.find() ? rule.group(1) : "");
    if (!query.find()) {
      throw new AssertionError("no query in " + file);
    }
    String raw = query.group(1);
    String name = file.getFileName().toString();
    return new SourceText(name, raw == null ? unescaped(query.group(2)) : raw);
  }

  /** The escapes of TOML's basic strings that occur. */
  private static String unescaped(String text) {
    return text.replace("\\\\", "\0").replace("\\\"", "\"").replace("\0", "\\");
  }
}
