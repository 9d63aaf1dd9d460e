package perilune.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what is wrong with one text. Bounded: a hostile one must not fill memory with
 * diagnostics. Owned by one compilation.
 */
public final class Mistakes {

  private final SourceText source;
  private final int max;
  private final DiagnosticCode tooMany;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private int unreported;

  /**
   * Makes an empty collection.
   *
   * @param max errors, and warnings, that are kept; further ones are counted
   * @param tooMany code under which their number is told
   */
  public Mistakes(SourceText source, int max, DiagnosticCode tooMany) {
    this.source = source;
    this.max = max;
    this.tooMany = tooMany;
  }

  /** Reports an error with ways out. */
  public void error(DiagnosticCode code, Span span, String message, String... help) {
    add(errors, withHelp(Diagnostic.error(code, source, span, message), help));
  }

  /** Reports why the rest of the text was not read, however many errors there are. */
  public void stop(DiagnosticCode code, Span span, String message, String help) {
    errors.add(Diagnostic.error(code, source, span, message).withHelp(help));
  }

  /** Reports a warning with ways out. */
  public void warning(DiagnosticCode code, Span span, String message, String... help) {
    add(warnings, withHelp(Diagnostic.warning(code, source, span, message), help));
  }

  private void add(List<Diagnostic> list, Diagnostic diagnostic) {
    if (list.size() < max) {
      list.add(diagnostic);
    } else {
      unreported++;
    }
  }

  private static Diagnostic withHelp(Diagnostic diagnostic, String... help) {
    Diagnostic result = diagnostic;
    for (String more : help) {
      result = result.withHelp(more);
    }
    return result;
  }

  /** Says whether an error was reported. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Gives all in source order; one more at the end says how many were left out. */
  public List<Diagnostic> inOrder() {
    List<Diagnostic> all = new ArrayList<>(errors);
    all.addAll(warnings);
    all.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    if (unreported > 0) {
      int end = source.text().length();
      String message =
          "there are " + unreported + " more mistakes; at most " + max + " are reported";
      all.add(Diagnostic.warning(tooMany, source, new Span(end, end), message));
    }
    return all;
  }
}
