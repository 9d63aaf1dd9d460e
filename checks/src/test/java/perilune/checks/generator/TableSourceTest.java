package perilune.checks.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.Places;
import perilune.content.RuleTree;
import perilune.event.FieldTable;
import perilune.rules.Rule;
import perilune.rules.esql.CompiledEsql;
import perilune.rules.esql.Esql;
import perilune.rules.esql.EsqlOptions;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.TableStage;
import perilune.rules.plan.Window;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * What an event has to be at least to be a row loses no row: a query on rows gives the same without
 * it. Only the stages before rows are put together are compared, for those hide single rows.
 *
 * <p>Events are drawn from the query's constants, spelled in other ways, too. Replay with -Dseed=N.
 */
final class TableSourceTest {

  /** Events that are drawn for one query. */
  private static final int EVENTS = 120;

  private static final List<String> OWN =
      List.of(
          "FROM a | WHERE f == \"x\" AND g != \"y\"",
          "FROM a | WHERE f == \"12\" OR g == 12",
          "FROM a | WHERE f == \"1.0\" OR f == \" 1\" OR f == \"+1\"",
          "FROM a | WHERE f == \"true\" OR g == true OR NOT h",
          "FROM a | WHERE f IN (\"x\", \"12\", \"Y\") AND g IN (1, 2.5, 3)",
          "FROM a | WHERE NOT f IN (\"x\", \"y\") AND g IS NOT NULL",
          "FROM a | WHERE TO_LOWER(f) == \"abc\" OR TO_UPPER(g) == \"ABC\"",
          "FROM a | WHERE TO_LOWER(f) LIKE \"a*c?\" AND g LIKE \"x\\\\*y*\"",
          "FROM a | WHERE TO_LOWER(f) IN (\"straße\", \"k\", \"i\", \"é\")",
          "FROM a | WHERE f LIKE (\"a*\", \"?b\") OR f RLIKE \"x.{2}[0-9]+\"",
          "FROM a | WHERE f RLIKE \"a.c\" AND TO_LOWER(g) RLIKE \"x.*\"",
          "FROM a | WHERE STARTS_WITH(f, \"ab\") AND ENDS_WITH(g, \"1\")",
          "FROM a | WHERE STARTS_WITH(TO_LOWER(f), \"ab\") OR ENDS_WITH(f, \"\")",
          "FROM a | WHERE CONTAINS(f, \"b\") OR CONTAINS(TO_LOWER(g), \"b\")",
          "FROM a | WHERE CIDR_MATCH(source.ip, \"10.0.0.0/8\", \"fd00::/8\")",
          "FROM a | WHERE CIDR_MATCH(TO_IP(f), \"10.0.0.0/8\")",
          "FROM a | WHERE NOT CIDR_MATCH(source.ip, \"10.0.0.0/8\")"
              + " AND source.ip IN (\"10.0.0.1\", \"192.0.2.1\")",
          "FROM a | WHERE source.ip == \"10.0.0.0\" OR destination.ip IN (\"::1\", \"10.0.0.1\")",
          "FROM a | WHERE n > 5 AND n <= 7.5 AND 3 < m",
          "FROM a | WHERE n >= 5 OR m < n OR LENGTH(f) > 2",
          "FROM a | WHERE f IS NULL OR g IS NOT NULL AND NOT f == \"x\"",
          "FROM a | WHERE NOT (f == \"x\" AND g == \"y\") AND NOT (NOT h IS NULL)",
          "FROM a | WHERE COALESCE(f, \"x\") == \"x\" AND g == \"y\"",
          "FROM a | EVAL f = TO_LOWER(f) | WHERE f == \"x\" AND g == \"y\"",
          "FROM a | EVAL k = f | WHERE k == \"x\" | WHERE g > 1",
          "FROM a | RENAME f AS g | WHERE g == \"x\"",
          "FROM a | RENAME f AS g, h AS f | WHERE f == \"x\" AND g == \"y\"",
          "FROM a | MV_EXPAND f | WHERE f == \"x\" AND g == 1",
          "FROM a | DROP f | WHERE g == \"y\"",
          "FROM a | DISSECT f \"%{g} %{h}\" | WHERE g == \"x\"",
          "FROM a | GROK f \"%{WORD:g}\" | WHERE g == \"x\" OR h == 2",
          "FROM a | EVAL t = @timestamp | WHERE @timestamp > NOW() - 1 hour AND f == \"x\"",
          "FROM a | WHERE @timestamp >= \"2020-01-01\" AND event.ingested IS NULL AND f == \"x\"",
          "FROM a | WHERE MV_COUNT(f) > 1 AND MV_FIRST(g) == \"x\"",
          "FROM a | WHERE CASE(f == \"x\", g, h) == \"y\"",
          "FROM a | WHERE KQL(\"\"\"f: x* and not g: \"y\" \"\"\") AND h == 1",
          "FROM a | WHERE f == \"x\" | LIMIT 5 | WHERE g == \"y\"");

  @TempDir private Path folder = Path.of("");

  private final long seed = Long.getLong("seed", 20_261_122L);
  private final SplittableRandom random = new SplittableRandom(seed);
  private int rows;
  private final List<String> idle = new ArrayList<>();

  @Test
  void queriesOfOurOwnGiveTheSameRowsWithoutTheirSource() throws IOException {
    System.out.println("seed " + seed);
    for (String query : OWN) {
      compare(query, table(query));
    }
    assertThat(rows).isGreaterThan(OWN.size() * EVENTS / 10);
    assertThat(idle).as("queries that give no rows").isEmpty();
  }

  @Test
  void rulesOfElasticsGiveTheSameRowsWithoutTheirSource() throws IOException {
    Optional<Path> corpus = Places.shared("corpora/elastic-detection-rules");
    if (corpus.isEmpty()) {
      return;
    }
    System.out.println("seed " + seed);
    var tree = new RuleTree();
    tree.add(corpus.get().resolve("rules"));
    tree.add(corpus.get().resolve("rules_building_block"));
    int tables = 0;
    for (Rule rule : tree.loaded().rules()) {
      if (rule.plan().operator() instanceof Operator.Table table) {
        compare(rule.header().id(), table);
        tables++;
      }
    }
    System.out.println("tables " + tables + ", rows " + rows + ", without rows " + idle.size());
    assertThat(tables).isGreaterThanOrEqualTo(200);
    assertThat(idle).as("rules that give no rows").hasSizeLessThan(tables / 3);
  }

  private static Operator.Table table(String query) {
    return switch (Esql.compile(new SourceText("query", query), EsqlOptions.defaults())) {
      case Parsed.Ok<CompiledEsql>(var compiled, var _) -> compiled.operator();
      case Parsed.Failed<CompiledEsql>(var all) -> throw new AssertionError(query + " " + all);
    };
  }

  private void compare(String name, Operator.Table table) throws IOException {
    List<TableStage> stages =
        table.stages().stream().takeWhile(TableSourceTest::looksAtOneRow).toList();
    var plans =
        List.of(
            new RulePlan("given", new Operator.Table(table.source(), stages, Window.WHOLE)),
            new RulePlan("all", new Operator.Table(new Condition.Always(), stages, Window.WHOLE)));
    List<Timed> events = new TableEvents(table, random).draw(EVENTS);
    List<Streaming.Found> found = new Streaming(plans, new FieldTable(), folder).over(events);
    List<Long> all = nanos(found, "all");
    assertThat(nanos(found, "given"))
        .as(() ->
            name + " with seed " + seed + " over " + events.stream().map(Timed::json).toList())
        .isEqualTo(all);
    rows += all.size();
    if (all.isEmpty()) {
      idle.add(name);
    }
  }

  private static boolean looksAtOneRow(TableStage stage) {
    return switch (stage) {
      case TableStage.Aggregate _, TableStage.Limit _, TableStage.Sort _ -> false;
      case TableStage.Where _, TableStage.Eval _, TableStage.Keep _, TableStage.Drop _ -> true;
      case TableStage.Rename _, TableStage.Dissect _, TableStage.Extract _ -> true;
      case TableStage.MvExpand _, TableStage.Lookup _ -> true;
    };
  }

  private static List<Long> nanos(List<Streaming.Found> found, String id) {
    var all = new ArrayList<Long>();
    found.stream().filter(one -> one.ruleId().equals(id)).forEach(one -> all.addAll(one.nanos()));
    return all.stream().sorted().toList();
  }
}
