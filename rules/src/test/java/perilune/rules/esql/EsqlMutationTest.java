package perilune.rules.esql;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Queries put together from parts of the language, some of them with something wrong in it. */
final class EsqlMutationTest {

  private static final int RUNS = 30_000;

  private static final List<String> VALUES =
      List.of(
          "a",
          "b.c",
          "process.name",
          "`odd name`",
          "x.caseless",
          "@timestamp",
          "\"text\"",
          "\"\"\"ra\\w\"\"\"",
          "42",
          "-7",
          "1.5",
          "5m",
          "2 months",
          "true",
          "null",
          "(a)",
          "-(a)",
          "TO_LOWER(a)",
          "CONCAT(a, \"x\")",
          "NOW()",
          "LENGTH(a)",
          "[1, 2]",
          "a::long",
          "a + 1",
          "a - b * 2",
          "CASE(a == 1, 2, 3)",
          "KQL(\"a:1\")",
          "COUNT(*)",
          "VALUES(a)",
          "$",
          "'q'");

  private static final List<String> TESTS =
      List.of(
          " == ",
          " != ",
          " < ",
          " IN (1, \"x\")",
          " NOT IN (a)",
          " LIKE \"x*\"",
          " NOT RLIKE (\"x.*\", \"y\")",
          " IS NULL",
          " IS NOT NULL",
          " : ",
          " AND ",
          " OR ",
          " = ");

  /** A value stands where ß is, a test where § is. */
  private static final List<String> COMMANDS =
      List.of(
          "WHERE ß",
          "WHERE ß§ß",
          "WHERE NOT ß§",
          "EVAL x = ß",
          "EVAL x = ß, y = ß§ß",
          "STATS n = COUNT(*) BY ß",
          "STATS ß BY g = ß",
          "STATS x = COUNT(ß) / 2 WHERE ß§ß",
          "INLINE STATS m = MAX(ß) BY a",
          "KEEP a, b.*",
          "KEEP *",
          "DROP b*",
          "RENAME a AS z",
          "RENAME y = b.c",
          "SORT ß DESC, a NULLS FIRST",
          "LIMIT 10",
          "MV_EXPAND a",
          "DISSECT a \"%{p} %{q}\"",
          "GROK a \"%{WORD:w} (?<r>x+)\"",
          "FORK",
          "KEEP ß");

  @Test
  void whatIsReadPrintsAsWhatItIsAndMeansTheSame() {
    EsqlLaws.ALL.holdForGenerated(RUNS, RUNS / 20, EsqlMutationTest::query);
  }

  private static String query(SplittableRandom random) {
    var query = new StringBuilder("FROM logs-*, x METADATA _id");
    int commands = 1 + random.nextInt(4);
    for (int i = 0; i < commands; i++) {
      query.append(random.nextInt(50) == 0 ? " " : " | ");
      String command = one(COMMANDS, random);
      for (int at = 0; at < command.length(); at++) {
        char c = command.charAt(at);
        if (c == 'ß') {
          query.append(one(VALUES, random));
        } else if (c == '§') {
          query.append(one(TESTS, random));
        } else {
          query.append(c);
        }
      }
    }
    if (random.nextInt(4) == 0) {
      int at = random.nextInt(query.length());
      query.delete(at, Math.min(query.length(), at + 1 + random.nextInt(3)));
    }
    return query.toString();
  }

  private static String one(List<String> parts, SplittableRandom random) {
    return parts.get(random.nextInt(parts.size()));
  }
}
