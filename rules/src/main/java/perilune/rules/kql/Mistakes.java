package perilune.rules.kql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Collects what is wrong with one query. Bounded: a hostile query must not fill memory with
 * diagnostics. Owned by one compilation.
 */
final class Mistakes {

  private final SourceText source;
  private final int max;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private int unreported;

  Mistakes(SourceText source, int max) {
    this.source = source;
    this.max = max;
  }

  void error(DiagnosticCode code, Span span, String message, String... help) {
    add(errors, withHelp(Diagnostic.error(code, source, span, message), help));
  }

  /** Reports why the rest of the query was not read, however many errors there are. */
  void stop(DiagnosticCode code, Span span, String message, String help) {
    errors.add(Diagnostic.error(code, source, span, message).withHelp(help));
  }

  void warning(DiagnosticCode code, Span span, String message, String... help) {
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

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Gives all in source order; one more at the end says how many were left out. */
  List<Diagnostic> inOrder() {
    List<Diagnostic> all = new ArrayList<>(errors);
    all.addAll(warnings);
    all.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    if (unreported > 0) {
      int end = source.text().length();
      String message =
          "there are " + unreported + " more mistakes; at most " + max + " are reported";
      all.add(Diagnostic.warning(DiagnosticCode.KQL003, source, new Span(end, end), message));
    }
    return all;
  }
}
