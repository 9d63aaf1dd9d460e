package perilune.cli.catalog;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import perilune.cli.output.Shown;

/** Prints tables as Markdown; what stands in a rule is never taken for markup. */
public final class SectionMarkdown {

  private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~&";

  private final PrintStream out;

  /** Prints to a stream, which stays open. */
  public SectionMarkdown(PrintStream out) {
    this.out = out;
  }

  /** Prints all tables. */
  public void print(SectionView view) {
    out.println("# " + escaped(view.headline()));
    for (Section section : view.sections()) {
      out.println();
      out.println("## " + escaped(section.title()));
      out.println();
      section.notes().forEach(note -> out.println(escaped(note) + "\n"));
      if (section.rows().isEmpty() && section.notes().isEmpty()) {
        out.println("None.");
      } else if (!section.rows().isEmpty()) {
        row(section.columns());
        row(section.columns().stream().map(_ -> "---").toList());
        section.rows().forEach(cells -> row(cells.stream().map(SectionMarkdown::escaped).toList()));
      }
    }
  }

  private void row(List<String> cells) {
    out.println(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (char c : Shown.plain(text).toCharArray()) {
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
