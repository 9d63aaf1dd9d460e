package perilune.scenarios.text;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.EnumSet;
import perilune.scenarios.auditd.AuditdWriter;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Nothing that a scenario says may throw, neither when it is read nor when it is recorded. */
class ScenarioFuzzTest {

  private static final String HEAD =
      """
      scenario x
      name x
      procedure P01
      platform linux
      analytic AN0279
      about x
      attack
        0s a = login ssh mira from 192.0.2.1
      """;

  @FuzzTest
  void noTextThrows(FuzzedDataProvider random) {
    record(random.consumeRemainingAsString());
  }

  @FuzzTest
  void noStoryThrows(FuzzedDataProvider random) {
    record(HEAD + "  " + random.consumeRemainingAsString().replace("\n", "\n  "));
  }

  private static void record(String text) {
    if (ScenarioParser.read(new SourceText("x", text))
            instanceof Parsed.Ok<Scenario>(var scenario, var _)
        && scenario.platform() == Platform.LINUX) {
      new AuditdWriter(true).write(scenario.attack(), Setting.of("vm", EnumSet.allOf(Kind.class)));
    }
  }
}
