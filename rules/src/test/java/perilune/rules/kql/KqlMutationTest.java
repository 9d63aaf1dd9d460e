package perilune.rules.kql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Queries thrown together from the words and signs of the language. */
final class KqlMutationTest {

  private static final int RUNS = 50_000;

  private static final String[] PARTS = {
    "a",
    "b.c",
    "process.name",
    "process.pid",
    "message",
    "@timestamp",
    "\"x y\"",
    "\"\\\"\"",
    "*",
    "x*",
    "\\*",
    "\\and",
    "\\not",
    "\\notes",
    "\\u0041",
    "\\u0020",
    "\\u000a",
    "\\\\",
    "\\:",
    "42",
    "10.0.0.0/8",
    "and",
    "or",
    "not",
    "AND",
    "(",
    ")",
    "{",
    "}",
    ":",
    ":",
    ":",
    "<",
    ">=",
    " ",
    " ",
    " ",
    "\n",
    "\"",
    "\\",
    "é",
    "\u00A0",
    "now",
    "null",
    "2026-01-01||/d"
  };

  @Test
  void whatIsReadPrintsAsWhatItIsAndMeansTheSame() {
    long seed = Long.getLong("seed", 4_711);
    System.out.println("mutation seed " + seed);
    var random = new SplittableRandom(seed);
    int read = 0;
    for (int run = 0; run < RUNS; run++) {
      String query = query(random);
      if (Kql.compile(new SourceText("q", query), KqlOptions.defaults())
          instanceof Parsed.Ok<CompiledKql>(var compiled, var _)) {
        read++;
        assertThat(KqlRoundTrip.check(query)).as(query).isTrue();
        var again = Kql.compile(new SourceText("q", compiled.canonical()), KqlOptions.defaults());
        assertThat(((Parsed.Ok<CompiledKql>) again).value()).as(query).isEqualTo(compiled);
      }
    }
    assertThat(read).isBetween(RUNS / 100, RUNS * 9 / 10);
  }

  /** Every second one has the form of a list of tests, so that many of them are right. */
  private static String query(SplittableRandom random) {
    var query = new StringBuilder();
    int tests = random.nextInt(4);
    for (int i = 0; i < tests; i++) {
      query.append(i == 0 ? "" : random.nextBoolean() ? " and " : " or ");
      query.append(random.nextInt(4) == 0 ? "not " : "").append("f:").append(part(random));
      query.append(random.nextInt(4) == 0 ? part(random) : "");
    }
    int loose = random.nextBoolean() ? random.nextInt(12) : 0;
    for (int i = 0; i < loose; i++) {
      query.append(part(random));
    }
    return query.toString();
  }

  private static String part(SplittableRandom random) {
    return PARTS[random.nextInt(PARTS.length)];
  }
}
