package perilune.cli.validation;

import java.io.PrintStream;
import java.util.List;
import perilune.scenarios.story.Scenario;
import perilune.telemetry.json.JsonLines;

/**
 * Shows results to machines: one document for each form, {@code "type":"form"}, and at the end one
 * {@code "type":"summary"}.
 */
public final class ValidationNdjson {

  private final JsonLines json;

  /** Makes one that prints to a stream. */
  public ValidationNdjson(PrintStream out) {
    this.json = new JsonLines(out);
  }

  /** Prints all results and their counts. */
  public void print(List<ScenarioResult> results) {
    for (ScenarioResult result : results) {
      result.forms().forEach(form -> print(result, form));
    }
    json.start().text("type", "summary").number("scenarios", results.size());
    var counts = new Counts(results);
    for (Verdict verdict : Verdict.values()) {
      json.number(verdict.word().replace(' ', '_'), counts.of(form -> form.verdict() == verdict));
    }
    json.texts("says", counts.lines()).end().flush();
  }

  private void print(ScenarioResult result, FormResult form) {
    Scenario scenario = result.scenario();
    json.start().text("type", "form").text("scenario", scenario.id());
    json.text("name", scenario.name()).texts("procedures", scenario.procedures());
    json.text("platform", scenario.platform().word()).text("analytic", scenario.analytic());
    json.text("format", result.format()).text("form", form.form());
    json.text("verdict", form.verdict().word().replace(' ', '_'));
    json.truth("evaluates", form.evaluates()).texts("rules", form.rules());
    json.texts("signals", form.signals()).texts("not_seen", form.unseen());
    json.textIfAny("reason", form.reason()).end().flush();
  }
}
