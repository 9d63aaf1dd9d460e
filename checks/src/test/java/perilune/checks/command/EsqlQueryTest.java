package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.checks.CommandRun;

/** {@code query --language esql} over documents as they are, and over telemetry. */
class EsqlQueryTest {

  private static final String DOCUMENTS =
      """
      {"_id":"a1","@timestamp":"2026-03-02T09:00:00Z","host":"w1","user":{"name":"ana"},"ip":"10.1.2.3","bytes":100,"tags":["x","y"],"said":"login ok from 10.1.2.3 port 22"}
      {"_id":"a2","@timestamp":"2026-03-02T09:01:00Z","host":"w1","user":{"name":"bob"},"ip":"10.1.2.4","bytes":250,"tags":["x"],"said":"login failed from 10.1.2.4 port 23"}
      {"_id":"a3","@timestamp":"2026-03-02T09:02:00Z","host":"w2","user":{"name":"ana"},"ip":"10.1.2.3","bytes":50.5,"said":"login failed from 10.1.2.3 port 24"}
      {"_id":"a4","@timestamp":"2026-03-02T09:03:00Z","host":"w2","user":{"name":"eve"},"bytes":7,"flag":true,"said":"odd"}
      """;

  private static final String TABLE =
      """
      ip,owner,risk,code
      10.1.2.3,blue,5,007
      10.1.2.3,red,6,1
      10.1.2.4,"green, dark",,2
      """;

  @TempDir private Path folder = Path.of("");

  private CommandRun query(String query, String... options) throws IOException {
    var arguments = new ArrayList<>(List.of("query", "--language", "esql", query));
    arguments.addAll(List.of(options));
    arguments.add(OwnTelemetry.write(folder, "d.ndjson", DOCUMENTS));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Gives the rows as they are written, and of how many events each is made. */
  private static String rows(CommandRun run) {
    return run.out()
        .lines()
        .map(line -> line.substring(line.indexOf("\"row\":") + 6, line.length() - 1))
        .map(line -> line.replace(",\"event_count\":", " of ").replace("\"", "'"))
        .collect(Collectors.joining(" + "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "WHERE bytes > 60 | EVAL kb = bytes / 10 | KEEP user.name, kb § {'user.name':'ana','kb':10} of 1 + {'user.name':'bob','kb':25} of 1",
        "STATS n = COUNT(*), b = SUM(bytes) BY host | SORT host § {'n':2,'b':350,'host':'w1'} of 2 + {'n':2,'b':57.5,'host':'w2'} of 2",
        "INLINE STATS m = MAX(bytes) BY host | WHERE bytes == m | KEEP user.name, m § {'user.name':'bob','m':250} of 1 + {'user.name':'ana','m':50.5} of 1",
        "SORT bytes DESC | LIMIT 2 | KEEP bytes, tags, flag § {'bytes':250,'tags':'x','flag':null} of 1 + {'bytes':100,'tags':['x','y'],'flag':null} of 1",
        "DISSECT said \"%{what} %{how} from %{ip} port %{port}\" | WHERE port == \"23\" | KEEP how, ip § {'how':'failed','ip':'10.1.2.4'} of 1",
        "GROK said \"login %{WORD:how} from %{IP:from} port %{INT:port:int}\" | WHERE port > 23 | KEEP how, port § {'how':'failed','port':24} of 1",
        "MV_EXPAND tags | WHERE tags IS NOT NULL | KEEP _id, tags § {'_id':'a1','tags':'x'} of 1 + {'_id':'a1','tags':'y'} of 1 + {'_id':'a2','tags':'x'} of 1",
        "WHERE bytes > 1000 | STATS n = COUNT(*) § {'n':0} of 0",
        "WHERE bytes > 1000 | STATS n = COUNT(*) BY host § ``",
        "WHERE flag | KEEP user.*, b* § {'bytes':7,'user.name':'eve'} of 1",
        "WHERE flag | KEEP * | DROP said § {'@timestamp':'2026-03-02T09:03:00.000Z','_id':'a4','bytes':7,'flag':true,'host':'w2','user.name':'eve'} of 1",
        "WHERE flag | KEEP _id, _index, _version § {'_id':'a4','_index':null,'_version':null} of 1",
      })
  void rowsAreWrittenForMachines(String commands, String expected) throws IOException {
    CommandRun run = query("FROM x | " + commands, "--raw", "--output", "ndjson");
    assertThat(run.err()).isEmpty();
    assertThat(rows(run)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "ENRICH own ON ip WITH owner, level = risk | KEEP _id, owner, level § {'_id':'a1','owner':['blue','red'],'level':[5,6]} of 1 + {'_id':'a2','owner':'green, dark','level':null} of 1 + {'_id':'a3','owner':['blue','red'],'level':[5,6]} of 1 + {'_id':'a4','owner':null,'level':null} of 1",
        "LOOKUP JOIN own ON ip | WHERE risk > 5 | KEEP _id, owner, code § {'_id':'a1','owner':'red','code':'1'} of 1 + {'_id':'a3','owner':'red','code':'1'} of 1",
        "LOOKUP JOIN people ON user.name | WHERE trusted | KEEP _id, unit.id § {'_id':'a2','unit.id':7} of 1",
      })
  void tablesFromFilesAreLookedInto(String commands, String expected) throws IOException {
    String own = OwnTelemetry.write(folder, "own.csv", TABLE);
    String people =
        OwnTelemetry.write(
            folder,
            "people.ndjson",
            """
            {"user":{"name":"ana"},"trusted":false}
            {"user.name":"bob","trusted":true,"unit":{"id":7}}
            {"user.name":["eve","eva"],"trusted":true}
            """);
    CommandRun run =
        query(
            "FROM x | " + commands,
            "--raw",
            "--output",
            "ndjson",
            "--lookup",
            "own=" + own,
            "--lookup",
            "people=" + people);
    assertThat(run.err())
        .contains("lookup people: 2 rows, 1 refused", "line 3: 'user.name' has several values");
    assertThat(rows(run)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "own § --lookup is NAME=FILE",
        "own= § --lookup is NAME=FILE",
        "own=gone.csv § there is no such file",
      })
  void aTableThatIsNotThereStopsTheQuery(String lookup, String message) throws IOException {
    CommandRun run = query("FROM x | LOOKUP JOIN own ON ip", "--lookup", lookup);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void aTableThatNobodyGaveIsNamedWithTheOption() throws IOException {
    CommandRun run = query("FROM x | ENRICH own ON ip", "--raw");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("error[ESQL015]", "--lookup own=FILE");
  }

  @Test
  void peopleReadRowsAndTheirEvents() throws IOException {
    String text =
        query("FROM x | STATS n = COUNT(*) BY user.name | SORT n DESC", "--raw", "--size", "1")
            .out();
    assertThat(text.lines().map(line -> line.substring(0, Math.min(26, line.length()))))
        .containsExactly(
            "n=2  user.name=ana",
            "  └─ 2026-03-02T09:00:00Z ",
            "  └─ 2026-03-02T09:02:00Z ",
            "1 match");
    assertThat(query("FROM x | WHERE flag", "--raw").out()).startsWith("2026-03-02T09:03:00Z  {");
  }

  @Test
  void telemetryHasIdsOfItsOwnAndGroupsKeepToTheHost() throws IOException {
    String events = OwnTelemetry.into(folder, OwnTelemetry.ECS);
    String audit = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    String query = "FROM x METADATA _id | STATS n = COUNT_DISTINCT(_id), a = COUNT(*)";
    assertThat(rows(of(query, events))).isEqualTo("{'n':4,'a':4} of 4");
    assertThat(rows(of(query, events, audit, "--host", "ledger"))).isEqualTo("{'n':4,'a':4} of 4");
  }

  private static CommandRun of(String query, String... more) {
    var arguments =
        new ArrayList<>(List.of("query", "--language", "esql", "--output", "ndjson", query));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
