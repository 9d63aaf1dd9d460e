package perilune.rules.esql;

import perilune.rules.regex.BacktrackingRegex;
import perilune.rules.regex.LuceneRegex;
import perilune.rules.regex.RegexFlavor;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** Gives regular expressions in RE2's syntax. */
final class PatternLowering {

  private final Mistakes mistakes;

  PatternLowering(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Of {@code RLIKE}. */
  String lucene(EsqlTree.Text pattern) {
    LuceneRegex.Translation read = LuceneRegex.translate(pattern.value());
    String doubled = pattern.value().replace("||", "|\\|");
    if (read instanceof LuceneRegex.Refused && !doubled.equals(pattern.value())) {
      // Lucene takes the second of two bars as a character, and so do rules that run there.
      LuceneRegex.Translation again = LuceneRegex.translate(doubled);
      if (again instanceof LuceneRegex.Re2(var expression)) {
        mistakes.warning(
            DiagnosticCode.ESQL013,
            pattern.span(),
            "the second of two '|' is a character that has to stand in the text",
            "write one for an alternative");
        return expression;
      }
    }
    return switch (read) {
      case LuceneRegex.Re2(var expression) -> expression;
      case LuceneRegex.Refused(var why, var help) -> {
        mistakes.error(DiagnosticCode.ESQL013, pattern.span(), why, help);
        yield "";
      }
    };
  }

  /** Of {@code REPLACE}. */
  String java(EsqlTree.Expr pattern) {
    if (!(pattern instanceof EsqlTree.Text(var text, var span))) {
      mistakes.error(
          DiagnosticCode.ESQL013,
          pattern.span(),
          "a regular expression has to be a string, not computed",
          "write it in quotes");
      return "";
    }
    return switch (BacktrackingRegex.translate(text, RegexFlavor.JAVA)) {
      case BacktrackingRegex.Re2(var expression, var _) -> expression;
      case BacktrackingRegex.Refused(var why, var help) -> {
        mistakes.error(DiagnosticCode.ESQL013, span, why, help);
        yield "";
      }
    };
  }
}
