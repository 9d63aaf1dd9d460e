package perilune.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a text: a code, the place, a sentence, and the way out.
 *
 * @param code stable identity; each has a page under docs/diagnostics.md
 * @param severity error stops the rule, warning does not
 * @param source the text it is about
 * @param span the place
 * @param message one sentence in the author's words, without a full stop
 * @param help what to do, most useful first; the first stands beside the caret
 */
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    SourceText source,
    Span span,
    String message,
    List<String> help) {

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public Diagnostic {
    help = List.copyOf(help);
  }

  /** Makes an error. */
  public static Diagnostic error(
      DiagnosticCode code, SourceText source, Span span, String message) {
    return new Diagnostic(code, Severity.ERROR, source, span, message, List.of());
  }

  /** Makes a warning. */
  public static Diagnostic warning(
      DiagnosticCode code, SourceText source, Span span, String message) {
    return new Diagnostic(code, Severity.WARNING, source, span, message, List.of());
  }

  /** Gives the same diagnostic with one more way out. */
  public Diagnostic withHelp(String more) {
    var all = new ArrayList<>(help);
    all.add(more);
    return new Diagnostic(code, severity, source, span, message, all);
  }

  /** Says whether the text cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
