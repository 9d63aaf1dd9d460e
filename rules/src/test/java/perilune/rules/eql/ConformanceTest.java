package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.rules.SharedFolder;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Elasticsearch's own test queries and the reference pages, read where they lie. */
final class ConformanceTest {

  private static final String PLUGIN = "conformance/eql/elastic-elasticsearch/x-pack/plugin/eql/";
  private static final Pattern QUERY =
      Pattern.compile("(?ms)^query\\s*=\\s*(?:'''(.*?)'''|'([^'\\n]*)'|\"([^\"\\n]*)\")");

  @Test
  void theQueriesOfElasticsearchsTestsCompileUnlessTheyUseWhatIsNotRunYet() throws IOException {
    Optional<Path> folder = SharedFolder.find(PLUGIN + "qa/common/src/main/resources");
    if (folder.isEmpty()) {
      return;
    }
    var wrong = new ArrayList<String>();
    var refused = new TreeMap<String, Integer>();
    int total = 0;
    int lowered = 0;
    try (Stream<Path> files = Files.list(folder.get())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
        Matcher query = QUERY.matcher(Files.readString(file));
        while (query.find()) {
          String text =
              Stream.of(1, 2, 3).map(query::group).filter(g -> g != null).findFirst().orElseThrow();
          total++;
          Parsed<CompiledQuery> outcome = compile(text);
          lowered += outcome instanceof Parsed.Ok<CompiledQuery> ? 1 : 0;
          for (Diagnostic diagnostic : outcome.diagnostics()) {
            if (diagnostic.code() == DiagnosticCode.EQL013) {
              refused.merge(diagnostic.message(), 1, Integer::sum);
            } else if (diagnostic.isError()) {
              wrong.add(file.getFileName() + ": " + diagnostic.message() + " in " + text);
            }
          }
        }
      }
    }
    System.out.println("Elasticsearch's test queries: " + total + ", lowered: " + lowered);
    CorpusTest.print("refused", refused);
    assertThat(wrong).isEmpty();
  }

  /** These files list what Elasticsearch's parser takes; its later checks refuse some as well. */
  @Test
  void theListsOfQueriesForTheParserAreJudged() throws IOException {
    Optional<Path> folder = SharedFolder.find(PLUGIN + "src/test/resources");
    if (folder.isEmpty()) {
      return;
    }
    var unparsed = new ArrayList<String>();
    for (String name : List.of("queries-supported.eql", "queries-unsupported.eql")) {
      var outcomes = new TreeMap<String, Integer>();
      for (String query : listed(folder.get().resolve(name))) {
        Parsed<CompiledQuery> outcome = compile(query);
        String codes =
            outcome.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(diagnostic -> diagnostic.code() + " " + diagnostic.message())
                .distinct()
                .collect(Collectors.joining("; "));
        outcomes.merge(codes.isEmpty() ? "accepted" : codes, 1, Integer::sum);
        if (codes.contains("EQL001") || codes.contains("EQL002")) {
          unparsed.add(query.strip());
        }
      }
      System.out.println(name + ":");
      CorpusTest.print("", outcomes);
      if (name.startsWith("queries-supported")) {
        assertThat(unparsed).isEmpty();
      }
    }
  }

  /** Queries end with a semicolon at the end of a line, or are a line each at the end. */
  private static List<String> listed(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("(?s)(?<=\\n)\\s*/\\*.*?\\*/", "");
    var queries = new ArrayList<String>();
    for (String part : text.split(";[ \\t]*(?=\\r?\\n)", -1)) {
      String bare =
          part.lines().filter(l -> !l.strip().startsWith("//")).collect(Collectors.joining("\n"));
      boolean lines =
          bare.strip().lines().filter(l -> l.matches("(sequence|sample|any) .*")).count() > 1;
      if (lines) {
        bare.strip().lines().filter(line -> !line.isBlank()).forEach(queries::add);
      } else if (!bare.isBlank()) {
        queries.add(bare);
      }
    }
    return queries;
  }

  @Test
  void bothQueriesOfTheReferencePageOfT1059_011Compile() throws IOException {
    Optional<Path> page = SharedFolder.find("reference/elastic-detection-T1059.011.txt");
    if (page.isEmpty()) {
      return;
    }
    String text = Files.readString(page.get());
    String queries = text.substring(text.indexOf("sequence by"), text.indexOf("medium severity"));
    assertThat(compile(queries)).isInstanceOf(Parsed.Ok.class);
    String second =
        queries
            .substring(queries.indexOf("// process where"))
            .lines()
            .map(line -> line.replaceFirst("^// ", ""))
            .collect(Collectors.joining("\n"));
    assertThat(compile(second)).isInstanceOf(Parsed.Ok.class);
  }

  private static Parsed<CompiledQuery> compile(String query) {
    return Eql.compile(new SourceText("listed", query), EqlOptions.defaults());
  }
}
