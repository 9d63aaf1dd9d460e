package perilune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at rules, over a small tree of rules in the resources. */
class RulesCommandsTest {

  @TempDir private Path folder = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Charset charset = StandardCharsets.UTF_8;

  @Test
  void checkCountsByLanguageAndTypeAndSaysWhatDoesNotRun() {
    assertThat(run("rules", "check", rules())).isEqualTo(ExitCode.WRONG_USE);
    assertThat(table(text(out)))
        .isEqualTo(
            """
                                                         rules       building blocks            deprecated
            language  type                 found    run    not   found    run    not   found    run    not
            -         machine_learning         1      0      1       0      0      0       0      0      0
            eql       eql                      4      3      1       0      0      0       0      0      0
            esql      esql                     0      0      0       0      0      0       1      0      1
            kuery     query                    0      0      0       1      1      0       0      0      0
            all                                5      3      2       1      1      0       1      0      1
            """);
    assertThat(text(out))
        .containsPattern("1 +- machine_learning +rules of type 'machine_learning' need a trained")
        .containsPattern("1 +eql eql +mistakes in the rule: EQL\\d+")
        .containsPattern("0 \\(1\\) +esql esql ")
        .endsWith("4 rules compile\n");
    assertThat(table(text(out)).lines()).allMatch(line -> line.length() <= 100);
  }

  private static String table(String all) {
    int start = all.indexOf("        rules ");
    int from = all.lastIndexOf('\n', start) + 1;
    return all.substring(from, all.indexOf("\n\n", from) + 1);
  }

  @Test
  void checkWritesTheSameAsDocuments() {
    assertThat(run("rules", "check", "--output", "json", rules())).isEqualTo(ExitCode.WRONG_USE);
    assertThat(text(out))
        .contains(
            "{\"kind\":\"rules\",\"language\":\"kuery\",\"type\":\"query\","
                + "\"rules\":{\"found\":0,\"run\":0,\"not_run\":0},"
                + "\"building_blocks\":{\"found\":1,\"run\":1,\"not_run\":0},"
                + "\"deprecated\":{\"found\":0,\"run\":0,\"not_run\":0}}\n")
        .contains("\"reason\":\"rules of type 'machine_learning' need a trained model\"")
        .endsWith("{\"kind\":\"summary\",\"found\":7,\"run\":4}\n");
  }

  @Test
  void listMarksWhatDoesNotRunAndPutsTheWorstFirst() {
    assertThat(run("rules", "list", rules())).isEqualTo(ExitCode.DONE);
    assertThat(text(out))
        .startsWith("high      chain                                 Shell, then a connection\n")
        .contains("signal    single ")
        .contains("Given up  (deprecated)  [not run: ")
        .endsWith("7 rules\n");
  }

  @Test
  void listNarrows() {
    assertThat(ids("--language", "eql"))
        .containsExactlyInAnyOrder("chain", "quiet", "needs", "broken");
    assertThat(ids("--type", "query")).containsExactly("single");
    assertThat(ids("--severity", "high", "--severity", "medium"))
        .containsExactly("chain", "single");
    assertThat(ids("--tag", "endpoint")).containsExactly("chain");
    assertThat(ids("--text", "REGISTRY")).containsExactly("needs");
    assertThat(ids("--technique", "T1059")).isEmpty();
  }

  private List<String> ids(String... narrowing) {
    var arguments = new ArrayList<>(List.of("rules", "list", "--output", "json", rules()));
    arguments.addAll(List.of(narrowing));
    out.reset();
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
    return text(out).lines().map(line -> line.split("\"", -1)[3]).toList();
  }

  @Test
  void showTellsWhatARuleCompilesTo() {
    assertThat(run("rules", "show", "chain", "--rules", rules())).isEqualTo(ExitCode.DONE);
    assertThat(text(out))
        .contains("index       logs-endpoint.events.*", "status      runs")
        .contains(
            """
            It looks for a sequence of 2 steps within 1m, kept by host:
              step 1 by host.id, process.entity_id
                all of:
                  event.category: process
                  process.name: one of sh, bash
                  process.args: not -l
              step 2 by host.id, process.entity_id
                all of:
                  event.category: network
                  destination.port: 4444
              until by host.id, process.entity_id, ends what has begun
            """);
  }

  @Test
  void showTellsWhyARuleDoesNotRun() {
    assertThat(run("rules", "show", "learned", "--rules", rules())).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).contains("does not run: rules of type 'machine_learning'");
  }

  @Test
  void coverageNamesTheFieldsThatRulesAreBlindWithout() throws IOException {
    int code = run("rules", "coverage", "--details", "--rules", rules(), events(SHELL, CONNECTION));

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(text(out))
        .contains("can run:\n  Shell, then a connection\n")
        .contains("partly:\n  Copy of a shell: user.name\n")
        .contains("  Reads the registry: registry.path\n")
        .contains(
            "  Program that never closes its file: there are no events with event.category file\n")
        .contains("not runnable:\n")
        .containsPattern("all +1 +1 +2 +3\\n")
        .containsPattern(" 1 +1  registry.path\\n");
  }

  @Test
  void coverageWritesTheSameAsDocuments() throws IOException {
    run("rules", "coverage", "--output", "json", "--rules", rules(), events(SHELL, CONNECTION));

    assertThat(text(out))
        .contains(
            "\"coverage\":\"blind\",\"fields\":[\"registry.path\"],\"enabling\":[\"registry.path\"]")
        .contains("\"can_run\":1,\"partly\":1,\"blind\":2,\"not_runnable\":3");
  }

  private static final String SHELL = event("00:00", "process", "bash", "h1", "a", "");
  private static final String CONNECTION =
      event("00:30", "network", "bash", "h1", "a", ",\"destination\":{\"port\":4444}");

  @Test
  void explainShowsAMatchTermByTerm() throws IOException {
    assertThat(explain("chain", SHELL, CONNECTION))
        .contains("It matched 1 time in 2 events. The first match:", "host.id is \"h1\"")
        .contains("✓ destination.port: 4444\n          it is \"4444\"");
  }

  @Test
  void explainShowsAMissByOneValue() throws IOException {
    String near = CONNECTION.replace("4444", "4443");
    assertThat(explain("chain", SHELL, near))
        .contains("How far it came: 1 of 2, with", "It went no further: no event fulfils step 2.")
        .contains("no event fulfils it; the nearest fails 1 term:")
        .contains("✗ destination.port: 4444\n          it is \"4443\"; it would have to be 4444");
  }

  @Test
  void explainShowsAnAbsentFieldAndANegatedOne() throws IOException {
    String root = SHELL.replace("\"process\":{", "\"user\":{\"name\":\"root\"},\"process\":{");
    assertThat(explain("single", root))
        .contains("✗ user.name: not root", "it is \"root\"; it must not be root");
    assertThat(explain("needs", SHELL))
        .contains(
            "✗ registry.path: starting with HKLM",
            "it is absent; it would have to be starting with");
  }

  @Test
  void explainShowsJoinKeysThatDiffer() throws IOException {
    assertThat(explain("chain", SHELL, CONNECTION.replace("\"a\"", "\"b\"")))
        .contains("an event fulfils step 2, but its join keys differ:")
        .contains("host.id: both \"h1\"")
        .contains("process.entity_id: expected \"a\", found \"b\"");
  }

  @Test
  void explainShowsAJoinKeyThatIsAbsent() throws IOException {
    assertThat(explainRaw("chain", SHELL, CONNECTION.replace(",\"entity_id\":\"a\"", "")))
        .contains("an event fulfils step 2, but has no process.entity_id to join by:");
  }

  @Test
  void explainShowsByHowMuchMaxspanIsPassed() throws IOException {
    assertThat(explain("chain", SHELL, CONNECTION.replace("00:30", "01:00")))
        .contains("It matched");
    assertThat(explain("chain", SHELL, CONNECTION.replace("00:30", "01:01")))
        .contains("an event fulfils step 2, but 1s later than maxspan=1m allows:");
  }

  @Test
  void explainShowsWhatUntilEnded() throws IOException {
    String end = event("00:10", "process", "bash", "h1", "a", ",\"x\":1").replace("info", "end");
    assertThat(explain("chain", SHELL, end.replace("\"bash\"", "\"other\""), CONNECTION))
        .contains("until ended it:\n  2026-03-02T09:00:10Z");
  }

  @Test
  void explainShowsAStepThatCameTooEarly() throws IOException {
    assertThat(
            explain("chain", CONNECTION.replace("00:30", "00:00"), SHELL.replace("00:00", "00:01")))
        .contains("the event of these keys that fulfils step 2 came too early:");
  }

  @Test
  void explainShowsAnEventThatShouldBeMissing() throws IOException {
    String file = ",\"file\":{\"path\":\"/tmp/x\"}";
    String made = event("00:01", "file", "cp", "h1", "a", file).replace("info", "creation");
    String gone = event("00:02", "file", "rm", "h1", "b", file).replace("info", "deletion");
    String start = event("00:03", "process", "x", "h1", "c", "").replace("info", "start");
    assertThat(explain("quiet", made, start)).contains("It matched 1 time");
    assertThat(explain("quiet", made, gone, start))
        .contains(
            "should be missing (missing event between steps 1 and 2):\n  2026-03-02T09:00:02Z")
        .contains("How far it came: 2 of 2");
  }

  @Test
  void explainUsesPlainMarksWhereNoOthersCanBeWritten() throws IOException {
    charset = StandardCharsets.US_ASCII;
    assertThat(explain("needs", SHELL))
        .contains("-- registry.path: starting with HKLM", "ok event.category");
  }

  @Test
  void explainRefusesARuleThatDoesNotRun() throws IOException {
    assertThat(run("rules", "explain", "learned", "--rules", rules(), events(SHELL)))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(text(err)).contains("need a trained model");
    assertThat(run("rules", "explain", "nothing", "--rules", rules(), events(SHELL)))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(text(err)).contains("no rule is called 'nothing'");
  }

  private String explain(String rule, String... events) throws IOException {
    return explained("rules", "explain", rule, "--rules", rules(), events(events));
  }

  private String explainRaw(String rule, String... events) throws IOException {
    return explained("rules", "explain", rule, "--raw", "--rules", rules(), events(events));
  }

  private String explained(String... arguments) {
    out.reset();
    assertThat(run(arguments)).as(text(err)).isEqualTo(ExitCode.DONE);
    return text(out);
  }

  private static String event(
      String minute, String category, String name, String host, String entity, String more) {
    return "{\"@timestamp\":\"2026-03-02T09:%s\",".formatted(minute + "Z")
        + "\"event\":{\"category\":[\"%s\"],\"type\":[\"info\"]},".formatted(category)
        + "\"host\":{\"id\":\"%s\"},".formatted(host)
        + "\"process\":{\"name\":\"%s\",\"args\":[\"x\"],\"entity_id\":\"%s\"}%s}"
            .formatted(name, entity, more);
  }

  private String events(String... events) throws IOException {
    Path file = folder.resolve("events.ndjson");
    Files.writeString(file, String.join("\n", events) + "\n");
    return file.toString();
  }

  private static String rules() {
    try {
      return Path.of(Objects.requireNonNull(RulesCommandsTest.class.getResource("rules")).toURI())
          .toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private int run(String... arguments) {
    var streams = new Main.Streams(InputStream.nullInputStream(), print(out), print(err));
    int code = Main.run(streams, arguments);
    streams.out().flush();
    return code;
  }

  private PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, charset);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
