package perilune.scenarios.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Endpoint;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Scenario;
import perilune.source.Parsed;
import perilune.source.SourceText;

class ScenarioParserTest {

  private static final String HEAD =
      """
      scenario    x
      name        X
      procedure   P02 P13
      platform    linux                 # a comment
      analytic    AN0279
      about       What happens.
      needs       exec connect
      culprit     lua

      """;

  private static final String STORY =
      """
      attack
        0s     shell = login ssh deploy from 198.51.100.7
        1.2s   lua = start /usr/bin/lua5.4 by shell as www-data in /srv env A=b tty : lua5.4 -e 'print("a : b")'
      """;

  @Test
  void readsHeadAndStory() {
    Scenario scenario = ok(HEAD + STORY + "  2s  lua connects [2001:db8::1]:443 pending\n");

    assertThat(scenario.procedures()).containsExactly("P02", "P13");
    assertThat(scenario.needs()).containsExactlyInAnyOrder(Kind.EXEC, Kind.CONNECT);
    Moment start = scenario.attack().moments().get(1);
    assertThat(start.at()).isEqualTo(Duration.ofMillis(1_200));
    Deed.Start deed = (Deed.Start) start.deed();
    assertThat(deed.image().arguments()).containsExactly("lua5.4", "-e", "print(\"a : b\")");
    assertThat(deed.image().traits().user()).contains("www-data");
    assertThat(deed.image().traits().directory()).contains("/srv");
    assertThat(deed.image().traits().environment()).containsEntry("A", "b");
    assertThat(scenario.attack().moments().get(2).deed())
        .isEqualTo(new Deed.Connect(new Endpoint("2001:db8::1", 443), false, Deed.Outcome.PENDING));
  }

  @Test
  void keepsShellTextAsItIs() {
    Scenario scenario =
        ok(HEAD + STORY + "run\n  cat <<X\n    # kept\n\n  X\ncleanup\n  rm -f x\n");

    assertThat(scenario.execution().run()).isEqualTo("cat <<X\n  # kept\n\nX");
    assertThat(scenario.execution().cleanup()).isEqualTo("rm -f x");
  }

  @Test
  void readsSeveralNearMisses() {
    String near = "near\n  0s a = cron root\n";

    assertThat(ok(HEAD + STORY + near + near).near()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lua conects 192.0.2.1:1       | SCN001 | connects",
        "lua connects 192.0.2.1:1 soon | SCN001 | nothing more is expected",
        "lua connects                  | SCN002 | ADDRESS:PORT",
        "x = start /bin/x by lua       | SCN002 | the command line is missing",
        "lua connects 192.0.2.300:1    | SCN003 | no ADDRESS:PORT",
        "lua chmods /tmp/x 999         | SCN003 | octal",
        "lua writes /tmp/x bytes 1g    | SCN003 | hexadecimal",
        "x = start /bin/x by lua : x ' | SCN003 | does not end",
        "nobody exits                  | SCN004 | no actor 'nobody'",
        "x = start /bin/x by y : x     | SCN004 | no actor 'y'",
        "lua = fork by shell           | SCN004 | already",
      })
  void saysWhatIsWrongWithALine(String line, String code, String says) {
    Parsed<Scenario> read = read(HEAD + STORY + "  3s " + line + "\n");

    assertThat(read.diagnostics()).hasSize(1);
    var diagnostic = read.diagnostics().getFirst();
    assertThat(diagnostic.code()).hasToString(code);
    assertThat(diagnostic.message() + diagnostic.help()).contains(says);
    assertThat(diagnostic.source().line(diagnostic.span().start())).isEqualTo(13);
  }

  @Test
  void saysWhatIsMissingInTheHead() {
    List<String> said =
        read(STORY).diagnostics().stream().map(diagnostic -> diagnostic.message()).toList();

    assertThat(said).contains("the scenario has no 'name'", "the scenario has no 'platform'");
  }

  @Test
  void refusesTimeThatGoesBack() {
    assertThat(read(HEAD + STORY + "  1s lua exits\n").diagnostics())
        .extracting(diagnostic -> diagnostic.message())
        .containsExactly("this is earlier than the line before");
  }

  @Test
  void refusesMoreMomentsThanTheLimit() {
    var limits = new ScenarioLimits(100_000, 2, 1, 5);

    assertThat(
            ScenarioParser.read(new SourceText("x", HEAD + STORY + "  3s lua exits\n"), limits)
                .diagnostics())
        .extracting(diagnostic -> diagnostic.code().name())
        .containsExactly("SCN005");
  }

  private static Scenario ok(String text) {
    Parsed<Scenario> read = read(text);
    assertThat(read.diagnostics()).isEmpty();
    return ((Parsed.Ok<Scenario>) read).value();
  }

  private static Parsed<Scenario> read(String text) {
    return ScenarioParser.read(new SourceText("x.scenario", text));
  }
}
