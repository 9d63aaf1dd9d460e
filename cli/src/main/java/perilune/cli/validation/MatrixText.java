package perilune.cli.validation;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import perilune.scenarios.RecordWriters;
import perilune.scenarios.story.Platform;

/** Shows a matrix as plain text, or as a page of Markdown. */
public final class MatrixText {

  private static final int NAMED = 8;

  private final PrintStream out;
  private final boolean markdown;

  /**
   * Makes one that prints to a stream.
   *
   * @param markdown whether to print a page, and not lines for a terminal
   */
  public MatrixText(PrintStream out, boolean markdown) {
    this.out = out;
    this.markdown = markdown;
  }

  /** Prints the matrix, the rules, what was not found and why, and the counts. */
  public void print(Matrix matrix) {
    if (markdown) {
      out.println("# What would evade: " + names(matrix, " as "));
      out.println();
      out.println(
          "Each attack of the [scenarios](scenarios.md) in changed forms, and what is still found. Made by");
      out.println(
          "`perilune validate --platform %s --matrix --output markdown > docs/evasion-%s.md`; see [validation](validate.md)."
              .formatted(names(matrix, " --format "), names(matrix, "-")));
      out.println();
    }
    counts(matrix);
    heading("Scenarios and mutations");
    grid(matrix);
    heading("Rule by rule");
    rules(matrix);
    heading("What is not found, and why");
    notFound(matrix);
  }

  /** Gives the platforms, with the record format where it is not the usual one. */
  private static String names(Matrix matrix, String before) {
    var names = new TreeSet<String>();
    for (ScenarioResult row : matrix.rows()) {
      Platform platform = row.scenario().platform();
      boolean usual =
          RecordWriters.of(platform).stream()
              .findFirst()
              .filter(writer -> writer.name().equals(row.format()))
              .isPresent();
      names.add(platform.word() + (usual ? "" : before + row.format()));
    }
    return String.join(",", names);
  }

  private void counts(Matrix matrix) {
    for (String line : new Counts(matrix.rows()).lines()) {
      out.println(markdown ? "* " + line : line);
    }
    out.println();
  }

  private void heading(String text) {
    out.println(markdown ? "## " + text : text.toUpperCase(java.util.Locale.ROOT));
    out.println();
  }

  private void grid(Matrix matrix) {
    List<String> mutations = matrix.mutations();
    out.println(
        "`+` found, `-` missed, `?` another process is blamed, `o` not visible, `e` not found and needs"
            + " evaluation of Lua code, `.` does not apply. The first column is the attack itself; the others are, in order:");
    out.println(String.join(", ", mutations) + ".");
    out.println();
    fence();
    int width =
        matrix.rows().stream().mapToInt(row -> row.scenario().id().length()).max().orElse(0);
    for (ScenarioResult row : matrix.rows()) {
      var line = new StringBuilder(sign(matrix, row, FormResult.ATTACK)).append(' ');
      for (int i = 0; i < mutations.size(); i++) {
        line.append(i > 0 && i % 10 == 0 ? " " : "").append(sign(matrix, row, mutations.get(i)));
      }
      out.printf(
          "%-7s %-" + Math.max(1, width) + "s %s%n",
          row.scenario().procedures().getFirst(),
          row.scenario().id(),
          line);
    }
    fence();
    out.println();
  }

  private void fence() {
    if (markdown) {
      out.println("```");
    }
  }

  private static String sign(Matrix matrix, ScenarioResult row, String form) {
    return matrix
        .cell(row, form)
        .map(found ->
            switch (found.verdict()) {
              case DETECTED -> "+";
              case MISNAMED -> "?";
              case NOT_VISIBLE -> found.evaluates() ? "e" : "o";
              case MISSED -> found.evaluates() ? "e" : "-";
              case SILENT, FALSE_ALARM, NOT_RUN -> ".";
            })
        .orElse(".");
  }

  private void rules(Matrix matrix) {
    if (markdown) {
      out.println("| rule | attacks | changed forms kept | lost | most often by |");
      out.println("|---|---|---|---|---|");
    }
    for (Matrix.RuleRow row : matrix.rules()) {
      String losing = String.join(", ", row.losing().stream().limit(NAMED).toList());
      out.printf(
          markdown
              ? "| `%s` | %d | %d | %d | %s |%n"
              : "%-40s attacks %3d  kept %4d  lost %4d  %s%n",
          row.rule(),
          row.attacks(),
          row.kept(),
          row.lost(),
          losing);
    }
    out.println();
  }

  private void notFound(Matrix matrix) {
    if (markdown) {
      out.println("| scenario and form | answer | why |");
      out.println("|---|---|---|");
    }
    for (Map.Entry<String, FormResult> entry : matrix.notFound().entrySet()) {
      FormResult form = entry.getValue();
      out.printf(
          markdown ? "| %s | %s | %s |%n" : "%-50s %-12s %s%n",
          entry.getKey(),
          form.verdict().word() + (form.evaluates() ? ", needs evaluation" : ""),
          form.reason().isEmpty() ? "no rule reaches it" : form.reason());
    }
  }
}
