package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
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
    long seed = Long.getLong("seed", 4_711);
    System.out.println("mutation seed " + seed);
    var random = new SplittableRandom(seed);
    List<List<String>> queries = queries();
    int accepted = 0;
    for (int run = 0; run < RUNS; run++) {
      String query = mutated(queries, random);
      Parsed<CompiledQuery> outcome =
          Eql.compile(new SourceText("mutated", query), EqlOptions.defaults().withPipes());
      if (outcome instanceof Parsed.Ok<CompiledQuery>(var compiled, var _)) {
        accepted++;
        assertThat(RoundTrip.check(query)).as(query).isTrue();
        assertThat(meaning(compiled.canonical())).as(query).isEqualTo(compiled.operator());
        assertThat(new RulePlan("r", compiled.operator()).fields()).doesNotContain("");
      }
    }
    assertThat(accepted).isBetween(RUNS / 100, RUNS * 9 / 10);
  }

  private static Operator meaning(String query) {
    var outcome = Eql.compile(new SourceText("printed", query), EqlOptions.defaults().withPipes());
    return outcome instanceof Parsed.Ok<CompiledQuery>(var compiled, var _)
        ? compiled.operator()
        : new Operator.Single(new perilune.rules.plan.Condition.Never());
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
