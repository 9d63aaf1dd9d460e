package perilune.rules.kql;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

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
    KqlLaws.ALL.holdForGenerated(RUNS, RUNS / 100, KqlMutationTest::query);
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
