package perilune.rules.text;

import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;
import perilune.source.Span;

/** The first limit on a query, asked before anything of it is read. */
public final class QueryLength {

  private QueryLength() {}

  /**
   * Says whether a query is short enough to be read; reports it where not.
   *
   * @param max characters (UTF-16 units)
   * @param code of a query that passes a limit
   */
  public static boolean fits(SourceText query, int max, DiagnosticCode code, Mistakes mistakes) {
    int length = query.text().length();
    if (length <= max) {
      return true;
    }
    mistakes.error(
        code,
        new Span(0, 1),
        "the query has " + length + " characters, more than " + max,
        "split it into several rules, or raise the limit on the length of queries");
    return false;
  }
}
