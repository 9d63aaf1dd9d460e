package perilune.source;

import java.util.ArrayList;
import java.util.List;

/** Draws diagnostics for people: the place, the line, a caret, and the way out. */
public final class DiagnosticPrinter {

  /** Longest part of a source line shown, in characters: a rule can be one line of 50,000. */
  static final int MAX_LINE = 160;

  private DiagnosticPrinter() {}

  /** Gives one diagnostic as lines, each ended by a newline. */
  public static String print(Diagnostic diagnostic) {
    SourceText source = diagnostic.source();
    int offset = diagnostic.span().start();
    int line = source.line(offset);
    String margin = " ".repeat(Integer.toString(line).length());
    var out = new ArrayList<String>();
    String severity = diagnostic.severity() == Diagnostic.Severity.ERROR ? "error" : "warning";
    out.add(severity + "[" + diagnostic.code() + "]: " + printable(diagnostic.message()));
    out.add(margin + "--> " + printable(source.name()) + ":" + line + ":" + source.column(offset));
    excerpt(diagnostic, margin, line, out);
    List<String> help = diagnostic.help();
    for (String more : help.isEmpty() ? help : help.subList(1, help.size())) {
      out.add(margin + " = " + printable(more));
    }
    return String.join("\n", out) + "\n";
  }

  private static void excerpt(Diagnostic diagnostic, String margin, int line, List<String> out) {
    SourceText source = diagnostic.source();
    String text = source.lineText(diagnostic.span().start());
    int column = source.column(diagnostic.span().start()) - 1;
    int from = Math.max(0, Math.min(column - MAX_LINE / 2, text.length() - MAX_LINE));
    String shown = text.substring(from, Math.min(text.length(), from + MAX_LINE));
    int before = Math.clamp(column - from, 0, shown.length());
    int carets = Math.clamp(diagnostic.span().length(), 1, Math.max(1, shown.length() - before));
    String beside =
        diagnostic.help().isEmpty() ? "" : " " + printable(diagnostic.help().getFirst());
    out.add(margin + " |");
    out.add(line + " | " + printable(shown));
    out.add(margin + " | " + " ".repeat(before) + "^".repeat(carets) + beside);
  }

  /**
   * Shows as a mark what could drive a terminal or turn the direction of writing: rule files are
   * other people's, and code has been hidden in that way.
   */
  private static String printable(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> out.appendCodePoint(c == '\t' ? ' ' : isHostile(c) ? '\uFFFD' : c));
    return out.toString();
  }

  private static boolean isHostile(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == '\u2028'
        || c == '\u2029';
  }
}
