package perilune.cli.catalog;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import perilune.cli.output.Shown;

/** Prints tables with columns below each other, for terminals. */
public final class SectionText {

  /** Characters of a cell that is not the last of its row: longer ones push the others aside. */
  private static final int MAX_WIDTH = 60;

  private static final String GAP = "  ";

  private final PrintStream out;

  /** Prints to a stream, which stays open. */
  public SectionText(PrintStream out) {
    this.out = out;
  }

  /** Prints all tables. */
  public void print(SectionView view) {
    out.println(Shown.plain(view.headline()));
    for (Section section : view.sections()) {
      out.println();
      out.println(section.title());
      section.notes().forEach(note -> out.println(GAP + Shown.plain(note)));
      if (section.rows().isEmpty() && section.notes().isEmpty()) {
        out.println(GAP + "none");
      } else if (!section.rows().isEmpty()) {
        table(section);
      }
    }
  }

  private void table(Section section) {
    var lines = new ArrayList<List<String>>();
    lines.add(section.columns());
    section.rows().forEach(row -> lines.add(row.stream().map(Shown::plain).toList()));
    int[] widths = new int[section.columns().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(MAX_WIDTH, length(line.get(i))));
      }
    }
    lines.forEach(line -> out.println(line(line, widths)));
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(GAP).append(cell);
      line.repeat(' ', Math.max(0, widths[i] - length(cell)));
    }
    return line.toString().stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
