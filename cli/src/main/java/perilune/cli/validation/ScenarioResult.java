package perilune.cli.validation;

import java.util.List;
import perilune.scenarios.story.Scenario;

/**
 * What became of one scenario in all its forms.
 *
 * @param scenario the scenario
 * @param format record format in which it was replayed, or how else it was tried
 * @param forms the attack first, then near misses, then changed forms
 */
public record ScenarioResult(Scenario scenario, String format, List<FormResult> forms) {
  public ScenarioResult {
    forms = List.copyOf(forms);
  }
}
