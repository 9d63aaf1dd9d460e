package perilune.rules.eql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** Own queries with tokens lost, doubled, swapped and taken from elsewhere. */
final class EqlMutationTest {

  private static final Path FOLDER = Path.of("src/test/resources/perilune/rules/eql");
  private static final int RUNS = 20_000;

  /** Beside the recorded queries, nearly all of which are wrong already: some that are right. */
  private static final List<String> RIGHT =
      List.of(
          "process where process.name == \"lua\" and not user.id in (\"0\", \"33\")",
          "any where process.args_count >= 2 or file.path like~ (\"/tmp/*\", \"/dev/*\")",
          "sequence by host.id with maxspan=1m [process where true] with runs=2 [network where true]",
          "sequence by host.id with maxspan=5s [file where true] ![process where true] [any where true]",
          "sequence [process where length(process.name) > 3] by user.id [file where true] by file.uid",
          "sample by host.id [process where true] [file where file.size < 10]",
          "process where true | filter process.pid == 4 | head 3");

  @Test
  void aMutilatedQueryGivesAPlanOrDiagnosticsAndPrintsAsWhatItIs() throws IOException {
    List<List<String>> queries = queries();
    EqlLaws.with(EqlOptions.defaults().withPipes())
        .holdForGenerated(RUNS, RUNS / 100, random -> mutated(queries, random));
  }

  private static List<List<String>> queries() throws IOException {
    var queries = new ArrayList<List<String>>();
    for (String right : RIGHT) {
      queries.add(tokens(new SourceText("q", right)));
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eql")).sorted().toList()) {
        var source = new SourceText("q", Files.readString(file));
        if (source.text().length() < 1_000) {
          queries.add(tokens(source));
        }
      }
    }
    return queries;
  }

  private static List<String> tokens(SourceText source) {
    return new Lexer(source.text(), new Mistakes(source, 1, DiagnosticCode.EQL005))
        .tokens().stream()
            .map(t -> source.text().substring(t.span().start(), t.span().end()))
            .toList();
  }

  private static String mutated(List<List<String>> queries, SplittableRandom random) {
    var tokens = new ArrayList<>(queries.get(random.nextInt(queries.size())));
    for (int changes = random.nextInt(4); changes >= 0 && !tokens.isEmpty(); changes--) {
      int at = random.nextInt(tokens.size());
      List<String> other = queries.get(random.nextInt(queries.size()));
      String foreign = other.get(random.nextInt(other.size()));
      switch (random.nextInt(4)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(at));
        case 2 -> tokens.set(at, foreign);
        default -> tokens.add(at, foreign);
      }
    }
    return String.join(" ", tokens).replace("! [", "![");
  }
}
