package perilune.cli.validation;

import java.io.PrintStream;
import perilune.telemetry.json.JsonLines;

/** Shows a matrix to machines: one JSON document. */
public final class MatrixJson {

  private final JsonLines json;

  /** Makes one that prints to a stream. */
  public MatrixJson(PrintStream out) {
    this.json = new JsonLines(out);
  }

  /** Prints the matrix. */
  public void print(Matrix matrix) {
    json.start().text("type", "matrix").texts("mutations", matrix.mutations()).array("scenarios");
    for (ScenarioResult row : matrix.rows()) {
      json.element().text("scenario", row.scenario().id());
      json.texts("procedures", row.scenario().procedures()).array("forms");
      for (FormResult form : row.forms()) {
        json.element().text("form", form.form());
        json.text("verdict", form.verdict().word().replace(' ', '_'));
        json.truth("evaluates", form.evaluates()).texts("rules", form.rules());
        json.textIfAny("reason", form.reason()).endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().array("rules");
    for (Matrix.RuleRow rule : matrix.rules()) {
      json.element().text("rule", rule.rule()).number("attacks", rule.attacks());
      json.number("kept", rule.kept()).number("lost", rule.lost());
      json.texts("lost_by", rule.losing()).endObject();
    }
    json.endArray().texts("says", new Counts(matrix.rows()).lines()).end().flush();
  }
}
