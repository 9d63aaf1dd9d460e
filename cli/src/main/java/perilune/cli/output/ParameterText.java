package perilune.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import perilune.rules.parameters.Parameter;
import perilune.telemetry.json.JsonLines;

/** Prints parameters of rules: for people as paragraphs, for machines one object a line. */
public final class ParameterText {

  private static final int WIDTH = 96;

  private final PrintStream out;

  /**
   * One parameter as it is listed.
   *
   * @param parameter with the values in force
   * @param users names of the rules' files that use it
   * @param own values that single rules have instead, by what the rule is called
   */
  public record Row(Parameter parameter, List<String> users, Map<String, List<String>> own) {
    public Row {
      users = List.copyOf(users);
      own = Map.copyOf(own);
    }
  }

  public ParameterText(PrintStream out) {
    this.out = out;
  }

  /** Prints all, one paragraph each. */
  public void print(List<Row> rows) {
    String gap = "";
    for (Row row : rows) {
      out.print(gap);
      print(row);
      gap = System.lineSeparator();
    }
  }

  private void print(Row row) {
    Parameter parameter = row.parameter();
    Parameter.About about = parameter.about();
    out.println(parameter.name() + "  (" + parameter.type().word() + ")" + element(about));
    wrapped(about.text().split(" "), "  ", " ");
    values(parameter.isOverridden() ? "in force" : "values", parameter.values());
    if (parameter.isOverridden()) {
      values("without the site's changes", about.defaults());
    }
    row.own().forEach((rule, values) -> values("in force for " + Shown.plain(rule), values));
    if (row.users().isEmpty()) {
      out.println("  used by no loaded rule");
    } else {
      out.println("  used by " + row.users().size() + ":");
      wrapped(row.users().toArray(String[]::new), "    ", ", ");
    }
  }

  private static String element(Parameter.About about) {
    return about.element().isEmpty()
        ? ""
        : "  ATT&CK: " + about.element() + " of " + String.join(", ", about.analytics());
  }

  /** Prints the values that a rule uses, one line or more a parameter. */
  public void used(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      values(
          "$" + parameter.name() + (parameter.isOverridden() ? " (changed by the site)" : ""),
          parameter.values());
    }
  }

  private void values(String label, List<String> values) {
    if (values.isEmpty()) {
      out.println("  " + label + ": none");
      return;
    }
    out.println("  " + label + ":");
    wrapped(values.stream().map(Shown::plain).toArray(String[]::new), "    ", ", ");
  }

  private void wrapped(String[] words, String indent, String link) {
    var line = new StringBuilder(indent);
    for (int i = 0; i < words.length; i++) {
      String word = words[i] + (i < words.length - 1 ? link.stripTrailing() : "");
      if (line.length() > indent.length() && line.length() + word.length() + 1 > WIDTH) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.append(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    out.println(line.toString().stripTrailing());
  }

  /** Writes all, one object a line. */
  public static void write(List<Row> rows, JsonLines lines) {
    for (Row row : rows) {
      Parameter parameter = row.parameter();
      lines.start().text("kind", "parameter").text("name", parameter.name());
      lines.text("type", parameter.type().word()).texts("values", parameter.values());
      lines.texts("default", parameter.about().defaults()).text("about", parameter.about().text());
      if (!parameter.about().element().isEmpty()) {
        lines.text("attack_element", parameter.about().element());
        lines.texts("analytics", parameter.about().analytics());
      }
      lines.texts("used_by", row.users()).end();
      row.own()
          .forEach((rule, values) ->
              lines
                  .start()
                  .text("kind", "parameter_of_rule")
                  .text("name", parameter.name())
                  .text("rule", rule)
                  .texts("values", values)
                  .end());
    }
    lines.flush();
  }
}
