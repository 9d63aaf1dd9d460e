package perilune.checks.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.content.RuleTree;
import perilune.context.provenance.PackageInventory;
import perilune.findings.Finding;
import perilune.rules.Rule;
import perilune.scenarios.ShippedScenarios;
import perilune.scenarios.eslogger.EsloggerWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;

/** The shipped scenarios of macOS, as Endpoint Security would have recorded them. */
class MacScenariosTest {

  private static final int AT_LEAST = 40;

  private final List<Rule> rules = load();

  private static List<Rule> load() {
    var tree = new RuleTree();
    assertThat(tree.addPack("macos")).isTrue();
    return tree.loaded().rules();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyAttackIsFoundWithItsCulpritAndEveryNearMissIsSilent(boolean jamf) throws IOException {
    List<Scenario> scenarios = ShippedScenarios.of(Platform.MACOS);
    var wrong = new ArrayList<String>();
    for (Scenario scenario : scenarios) {
      attack(scenario, jamf, wrong);
      for (int i = 0; i < scenario.near().size(); i++) {
        String name = scenario.id() + " near " + (i + 1);
        for (Finding finding : findings(scenario.near().get(i), jamf).findings()) {
          wrong.add(name + " is found by " + finding.explanation());
        }
      }
    }
    System.out.printf(
        "%s: %d scenarios of macOS, %d wrong%n",
        jamf ? "jamf" : "eslogger", scenarios.size(), wrong.size());
    assertThat(scenarios).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private void attack(Scenario scenario, boolean jamf, List<String> wrong) throws IOException {
    Told told = findings(scenario.attack(), jamf);
    int culprit =
        Objects.requireNonNull(told.recording().pids().get(scenario.culprit().orElseThrow()));
    boolean named =
        told.findings().stream().anyMatch(finding -> finding.culprit().pid().orElse(-1) == culprit);
    if (!named) {
      wrong.add(
          scenario.id()
              + " is not found, culprit "
              + culprit
              + ": "
              + told.findings().stream().map(Finding::explanation).toList());
    }
    for (String signal : scenario.expect()) {
      if (!told.signals().contains(signal)) {
        wrong.add(scenario.id() + " lacks the signal " + signal + ", has " + told.signals());
      }
    }
  }

  /** What was recorded of a story, which signals it gave, and what was found. */
  private record Told(Recording recording, List<String> signals, List<Finding> findings) {}

  private Told findings(Story story, boolean jamf) throws IOException {
    var writer = new EsloggerWriter(jamf);
    Recording recording = writer.write(story, Setting.of("mac-7", writer.kinds()));
    SampleRun run = SampleRun.of(rules, recording.bytes(), PackageInventory.none());
    assertThat(run.lost()).isFalse();
    List<String> signals =
        rules.stream()
            .filter(rule -> run.matchesOf(rule) > 0)
            .map(rule -> rule.header().place())
            .map(place -> place.substring(place.lastIndexOf('/') + 1, place.lastIndexOf('.')))
            .toList();
    return new Told(recording, signals, run.findings());
  }
}
